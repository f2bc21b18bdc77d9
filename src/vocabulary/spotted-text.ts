/** A part of a paragraph: plain (`null`), or what was found there, by its place among the findings. */
export type TextPart = { text: string; found: number | null };

/** A paragraph in parts, so that what was found can be marked; places that overlap or leave the text are passed over. */
export function partsOf(text: string, spans: readonly { start: number; end: number }[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const [found, { start, end }] of spans.entries()) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) parts.push({ text: text.slice(at, start), found: null });
    parts.push({ text: text.slice(start, end), found });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), found: null });
  return parts;
}
