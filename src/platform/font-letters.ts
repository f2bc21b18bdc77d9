/**
 * Which letters a TrueType font can draw, read from its character map (subtable format 4, which holds every
 * letter that the fonts of this project have).
 * Source: OpenType 1.9.1, "cmap — Character to Glyph Index Mapping Table".
 */
export function lettersOf(font: Buffer): (codePoint: number) => boolean {
  const map = tableOf(font, "cmap");
  const subtables = Array.from(
    { length: font.readUInt16BE(map + 2) },
    (_, index) => map + font.readUInt32BE(map + 8 + index * 8),
  );
  const subtable = subtables.find((at) => font.readUInt16BE(at) === 4);
  if (subtable === undefined) throw new Error("The font has no character map of format 4");
  const segments = font.readUInt16BE(subtable + 6) / 2;
  const ends = subtable + 14;
  const starts = ends + segments * 2 + 2;
  const ranges = Array.from({ length: segments }, (_, index) => ({
    first: font.readUInt16BE(starts + index * 2),
    last: font.readUInt16BE(ends + index * 2),
  }));
  return (codePoint) =>
    codePoint < 0xff_ff && ranges.some(({ first, last }) => first <= codePoint && codePoint <= last);
}

function tableOf(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) {
    if (font.toString("latin1", at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}
