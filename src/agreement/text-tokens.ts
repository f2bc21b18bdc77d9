/**
 * A text in pieces that are compared: a word with the blanks before it, a figure's name between braces, or one sign. The
 * first piece has a blank of its own too, so that it does not change when words come before it; `joined` takes it away.
 */
export function tokens(text: string): string[] {
  return text === "" ? [] : (` ${text}`.match(token) ?? []);
}

const token =
  /\s*(?:\{[a-z][a-z0-9-]{0,39}\}|[\p{L}\p{M}\p{N}]+(?:[.,/:'’@-][\p{L}\p{M}\p{N}]+)*|[^\s])|\s+$/gu;

/** The text that begins with the first of these pieces. */
export const joined = (pieces: readonly string[]): string => pieces.join("").slice(1);

/** Whether a piece is a word, a number or a figure, and no sign or blank. */
export const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece);

/** How many pieces are alike at the beginning and at the end of two rows; none is counted for both. */
export function alikeEnds(one: readonly string[], other: readonly string[]): { head: number; tail: number } {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  return { head, tail };
}
