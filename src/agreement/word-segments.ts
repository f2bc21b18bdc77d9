/** A stretch of two texts: words that are in both, or in one of them. */
export type Segment = { kind: "same" | "insert" | "delete"; text: string };

/** A number with its separators is one word: half of it is no smaller change. */
const words = /\d[\d.,]*\d|[\p{L}\p{M}\p{N}]+|\s|[^\s\p{L}\p{M}\p{N}]/gu;

/** More changes than this in one paragraph are a new paragraph. */
const most = 2_000;

/** The words of two texts side by side: all that is `same` or `delete` is `before`, all `same` or `insert` is `after`. */
export function segments(before: string, after: string): Segment[] {
  const [a, b] = [before.match(words) ?? [], after.match(words) ?? []];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const found: Segment[] = [];
  const add = (kind: Segment["kind"], text: string) => {
    const last = found.at(-1);
    if (text === "") return;
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  };
  add("same", a.slice(0, head).join(""));
  for (const [kind, text] of middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)))
    add(kind, text);
  add("same", a.slice(a.length - tail).join(""));
  return found;
}

/** Myers, An O(ND) Difference Algorithm (1986), greedy, with the path kept for each step. */
function middle(a: readonly string[], b: readonly string[]): [Segment["kind"], string][] {
  const whole: [Segment["kind"], string][] = [
    ["delete", a.join("")],
    ["insert", b.join("")],
  ];
  if (a.length === 0 || b.length === 0) return whole;
  const paths: Int32Array[] = [];
  const limit = Math.min(most, a.length + b.length);
  let reach = new Int32Array(2 * limit + 3);
  for (let d = 0; d <= limit; d++) {
    paths.push(reach.slice());
    const next = reach.slice();
    for (let k = -d; k <= d; k += 2) {
      const [below, right] = [next[limit + k] ?? 0, next[limit + k + 2] ?? 0];
      let x = k === -d || (k !== d && below < right) ? right : below + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) [x, y] = [x + 1, y + 1];
      next[limit + k + 1] = x;
      if (x >= a.length && y >= b.length) return walkBack(a, b, paths, limit, d, k);
    }
    reach = next;
  }
  return whole;
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  paths: readonly Int32Array[],
  limit: number,
  steps: number,
  diagonal: number,
): [Segment["kind"], string][] {
  const found: [Segment["kind"], string][] = [];
  let [x, y, k] = [a.length, b.length, diagonal];
  for (let d = steps; d >= 0; d--) {
    const reach = paths[d] ?? new Int32Array();
    const [below, right] = [reach[limit + k] ?? 0, reach[limit + k + 2] ?? 0];
    const down = k === -d || (k !== d && below < right);
    const [fromX, fromK] = down ? [right, k + 1] : [below, k - 1];
    const startX = down ? fromX : fromX + 1;
    while (x > startX && y > startX - k) {
      [x, y] = [x - 1, y - 1];
      found.push(["same", a[x] ?? ""]);
    }
    if (d === 0) break;
    if (down) found.push(["insert", b[(y -= 1)] ?? ""]);
    else found.push(["delete", a[(x -= 1)] ?? ""]);
    k = fromK;
  }
  while (x > 0 && y > 0) (found.push(["same", a[(x -= 1)] ?? ""]), (y -= 1));
  return found.reverse();
}
