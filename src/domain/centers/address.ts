/**
 * Finds the building an address lies in, so that a grid can be named for it (人、格、事、责对应捆绑: domain.md, the
 * founding article). Addresses are typed by hand: blanks, full-width digits and a leading city or street do not matter,
 * but a number never matches inside a longer one: 3号楼 is not 13号楼, 安居小区1 is not 安居小区12. The longest
 * match wins. Example: 福安市安居小区 ３ 号楼 502 lies in 安居小区3号楼.
 */
export function addressKey(address: string): string {
  return address
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[0-9a-z])[\s,.。、·]+(?=[0-9a-z])/gu, '-')
    .replace(/[\s,.。、·]+/gu, '');
}

/**
 * One spelling of a place, so that equal ones are found: 3号楼502室, 3幢502 and 3-502 are 3号502; 3-502 is not 35-02. Null where
 * no number tells it from its surroundings: 安居小区, 不详.
 */
export function placeKey(address: string): string | null {
  const key = addressKey(address)
    .replace(/[号#]楼|栋|幢|单元/g, '号')
    .replace(/(?<=[0-9a-z])[-—#]+(?=[0-9a-z])/g, '号')
    .replace(/[-—#]/g, '')
    .replace(/[室房]$/, '');
  return /[0-9〇零一二三四五六七八九十百]/.test(key) ? key : null;
}

/** A place down to the flat or house, by which a household is known; null where only the building is named: 安居小区3号楼. */
export const homeKey = (address: string): string | null =>
  /([号#]楼|栋|幢|单元)$/.test(addressKey(address)) ? null : placeKey(address);

export interface AddressEntry {
  readonly addressKey: string;
}

/** The entry whose key is the longest one contained in the address. */
export function longestMatch<E extends AddressEntry>(address: string, entries: readonly E[]): E | undefined {
  const key = addressKey(address);
  return entries
    .filter((entry) => liesIn(key, entry.addressKey))
    .reduce<E | undefined>(
      (best, entry) => (best === undefined || entry.addressKey.length > best.addressKey.length ? entry : best),
      undefined,
    );
}

function liesIn(address: string, building: string): boolean {
  if (building === '') return false;
  for (let at = address.indexOf(building); at >= 0; at = address.indexOf(building, at + 1)) {
    const before = isSameNumber(address.charAt(at - 1), building.charAt(0));
    const after = isSameNumber(building.charAt(building.length - 1), address.charAt(at + building.length));
    if (!before && !after) return true;
  }
  return false;
}

const isSameNumber = (left: string, right: string): boolean => /[0-9a-z]/.test(left) && /[0-9a-z]/.test(right);
