/** Masks and normal forms of phones, identity numbers and addresses: what is shown by default, and what is compared. */

/** `13812345678` → `138******78`. */
export const maskPhone = (phone: string): string => keepEnds(phone, 3, 2);

/** `350981199001010011` → `350***********0011`. */
export const maskIdNumber = (idNumber: string): string => keepEnds(idNumber, 3, 4);

/** The estate stays, building and door do not: `安居小区3号楼502` → `安居小区***`. */
export function maskAddress(address: string): string {
  const characters = [...address];
  const firstDigit = characters.findIndex((character) => /[0-9０-９一二三四五六七八九十]/.test(character));
  const kept = Math.min(firstDigit === -1 ? 4 : firstDigit, 12, Math.ceil(characters.length / 2));
  return `${characters.slice(0, kept).join('')}***`;
}

/** The first character stays: `示例公司` → `示***`. */
export const maskName = (name: string): string => `${[...name].slice(0, 1).join('')}***`;

function keepEnds(text: string, head: number, tail: number): string {
  const characters = [...text];
  if (characters.length <= head + tail) return '*'.repeat(characters.length);
  return (
    characters.slice(0, head).join('') + '*'.repeat(characters.length - head - tail) + characters.slice(-tail).join('')
  );
}

/** Digits only, without the country code. */
export const normalPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');

export const normalIdNumber = (idNumber: string): string => idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase();

export const normalAddress = (address: string): string =>
  address
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，。、\-—－#＃]/g, '')
    .replace(/号楼|栋|幢/g, '号')
    .replace(/[室房]$/, '');

export const normalName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
