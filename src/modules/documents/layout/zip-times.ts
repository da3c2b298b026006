/**
 * Takes the times of packing out of a zip archive (APPNOTE 4.3.7, 4.3.12), so that the same parts give the same bytes: every
 * entry bears the first day its format knows.
 */
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1 January 1980, midnight, as DOS writes it. */
const FIRST_DAY = 0x00210000;

export function withoutTimes(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('not an archive as docx packs it');
  let entry = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(entry) !== DIRECTORY_ENTRY) throw new Error('a directory that does not add up');
    bytes.writeUInt32LE(FIRST_DAY, entry + 12);
    bytes.writeUInt32LE(FIRST_DAY, bytes.readUInt32LE(entry + 42) + 10);
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(entry + offset));
    entry += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return bytes;
}
