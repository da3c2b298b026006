/** Yuan on the wire ("8000.00"), integers of fen inside. */
export const fenOf = (yuan: string): number => Number(yuan.replace('.', ''));

export const yuanOf = (fen: number): string => {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
