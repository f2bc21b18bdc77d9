/**
 * Order of persons. Floating-point sums depend on the order of their terms, so persons are first put into an
 * order that depends on nothing but their content; every later step keeps it. Two persons who are equal in
 * every column that counts may change places: they are the same to every sum.
 */
export type Column = Float64Array | Int32Array | Uint8Array | Int8Array;

type Persons = Uint32Array<ArrayBuffer>;

const digitBits = 11;
const buckets = 1 << digitBits;

/**
 * Sorts persons by the numbers of one column: ascending for non-negative numbers, negative ones after them,
 * NaN last; stable. A radix sort over the bits of the number: a million persons take milliseconds where a
 * sort by a comparing function takes a second.
 * @param order indices of persons; not changed
 * @returns the same indices in the new order
 */
export function sortBy(order: Persons, column: Float64Array): Persons {
  const size = order.length;
  const keys = new Float64Array(size);
  const words = new Uint32Array(keys.buffer);
  const low = new Uint32Array(size);
  const high = new Uint32Array(size);
  let lowBits = 0;
  for (let i = 0; i < size; i++) {
    // Adding zero makes one zero of -0 and 0.
    const value = column[order[i]!]! + 0;
    keys[i] = value;
    const isNumber = value === value;
    low[i] = isNumber ? words[2 * i]! : 0;
    high[i] = isNumber ? words[2 * i + 1]! : 0x7ff80000;
    lowBits |= low[i]!;
  }
  // Whole numbers below two million have no low bits.
  if (lowBits === 0) return sortByWord(order, high, null);
  return sortByWord(sortByWord(order, low, high), high, null);
}

/**
 * Sorts persons by a 32-bit word each, ascending; stable.
 * @param word at the place of the person in `order`; left in the new order, as is `companion`
 */
function sortByWord(order: Persons, word: Uint32Array, companion: Uint32Array | null): Persons {
  const size = order.length;
  const histograms = new Uint32Array(3 * buckets);
  for (let i = 0; i < size; i++) {
    const w = word[i]!;
    histograms[w & 2047]!++;
    histograms[2048 + ((w >>> 11) & 2047)]!++;
    histograms[4096 + (w >>> 22)]!++;
  }
  let from = order.slice();
  let to = new Uint32Array(size);
  let key = word.slice();
  let nextKey = new Uint32Array(size);
  let other = companion?.slice();
  let nextOther = companion ? new Uint32Array(size) : undefined;
  for (let pass = 0; pass < 3; pass++) {
    const place = histograms.subarray(pass * buckets, (pass + 1) * buckets);
    if (size === 0 || place.includes(size)) continue;
    let position = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const count = place[bucket]!;
      place[bucket] = position;
      position += count;
    }
    const shift = pass * digitBits;
    if (other && nextOther) {
      for (let i = 0; i < size; i++) {
        const target = place[(key[i]! >>> shift) & (buckets - 1)]!++;
        to[target] = from[i]!;
        nextKey[target] = key[i]!;
        nextOther[target] = other[i]!;
      }
    } else {
      for (let i = 0; i < size; i++) {
        const target = place[(key[i]! >>> shift) & (buckets - 1)]!++;
        to[target] = from[i]!;
        nextKey[target] = key[i]!;
      }
    }
    [from, to] = [to, from];
    [key, nextKey] = [nextKey, key];
    [other, nextOther] = [nextOther, other];
  }
  if (companion && other) companion.set(other);
  return from;
}

/** Persons 0 to `size` - 1, as they come. */
export function everyPerson(size: number): Persons {
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  return order;
}

/**
 * Sorts persons by their content: by a hash of it first, since that is one number to sort by; persons of one
 * hash by weight; and by the content itself where both are equal. The weight stays out of the hash, so that
 * another scale of weights gives the same order.
 * @param hash of each person's content but the weight
 * @param content the columns that the hash was made of
 */
export function sortByContent(hash: Uint32Array, weight: Float64Array, content: readonly Column[]): Persons {
  const byWeight = sortBy(everyPerson(hash.length), weight);
  const order = sortByWord(
    byWeight,
    byWeight.map((person) => hash[person]!),
    null,
  );
  let from = 0;
  for (let to = 1; to <= order.length; to++) {
    const [a, b] = [order[from]!, order[to]!];
    if (to < order.length && hash[a] === hash[b] && weight[a] === weight[b]) continue;
    settle(order, from, to, content);
    from = to;
  }
  return order;
}

/** Sorts the persons from `from` up to `to` by their content, in place. */
export function settle(order: Persons, from: number, to: number, content: readonly Column[]): void {
  if (to - from > 1) order.subarray(from, to).sort((a, b) => compareContent(content, a, b));
}

function compareContent(content: readonly Column[], a: number, b: number): number {
  for (const column of content) {
    const x = column[a]!;
    const y = column[b]!;
    if (x === y || (x !== x && y !== y)) continue;
    return x < y || y !== y ? -1 : 1;
  }
  return 0;
}

/** Persons by group: those of group g are `order[start[g]]` up to, not including, `order[start[g + 1]]`. */
export type Grouping = { start: Int32Array; order: Persons };

/**
 * Splits persons by group and keeps their order within each; a person whose group is -1 is left out.
 * @param groupOf group of each person, 0 to `groups` - 1 or -1
 */
export function groupBy(order: Persons, groupOf: Int32Array, groups: number): Grouping {
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < order.length; i++) {
    const group = groupOf[order[i]!]!;
    if (group >= 0) start[group + 1]!++;
  }
  for (let group = 0; group < groups; group++) start[group + 1]! += start[group]!;
  const next = start.slice();
  const grouped = new Uint32Array(start[groups]!);
  for (let i = 0; i < order.length; i++) {
    const person = order[i]!;
    const group = groupOf[person]!;
    if (group >= 0) grouped[next[group]!++] = person;
  }
  return { start, order: grouped };
}
