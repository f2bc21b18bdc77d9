/** How well scores tell apart what somebody else called short from what they did not. */
export type RocArea = {
  /** 0.5: no better than chance; 1: every short one scores above every other. Null where one kind is absent. */
  auc: number | null;
  /** 95 % interval; null with its reason. */
  ci: readonly [number, number] | null;
  /**
   * `one-class`: nobody was called short, or everybody; `few`: one of a kind has no spread; `no-spread`: the scores
   * part the two kinds wholly, or not at all, and the sample cannot say how sure that is.
   */
  reason: "one-class" | "few" | "no-spread" | null;
};

export type Confusion = { both: number; onlyOurs: number; onlyTheirs: number; neither: number };

const z95 = 1.959963984540054;

/**
 * Ranks from 1; those that tie share the mean of their ranks.
 * @param order from the least value to the greatest
 */
function midRanks(values: readonly number[]): Float64Array {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    // Places from + 1 … to.
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Area under the receiver operating characteristic: how often one that was called short scores above one that was
 * not; a tie counts half. The interval is that of DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988, 837–845),
 * its components taken from mid-ranks as Sun and Xu do (IEEE Signal Processing Letters 21, 2014, 1389–1393), cut off at
 * 0 and 1.
 * @param scores finite, the higher the shorter; `short[i]`: what somebody else says of the same
 */
export function rocArea(scores: readonly number[], short: readonly boolean[]): RocArea {
  const positives = scores.filter((_, i) => short[i]);
  const negatives = scores.filter((_, i) => !short[i]);
  const [m, n] = [positives.length, negatives.length];
  if (m === 0 || n === 0) return { auc: null, ci: null, reason: "one-class" };
  const among = midRanks([...positives, ...negatives]);
  const own = [midRanks(positives), midRanks(negatives)] as const;
  // Of each positive the share of negatives below it; of each negative the share of positives above it.
  const above = positives.map((_, i) => (among[i]! - own[0][i]!) / n);
  const below = negatives.map((_, j) => 1 - (among[m + j]! - own[1][j]!) / m);
  const auc = above.reduce((sum, share) => sum + share, 0) / m;
  if (m < 2 || n < 2) return { auc, ci: null, reason: "few" };
  const variance = varianceOf(above) / m + varianceOf(below) / n;
  // Shares are ratios of small whole numbers: what is smaller is rounding.
  if (variance < 1e-20) return { auc, ci: null, reason: "no-spread" };
  const reach = z95 * Math.sqrt(variance);
  return { auc, ci: [Math.max(0, auc - reach), Math.min(1, auc + reach)], reason: null };
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/**
 * Spearman's rank correlation with ties: Pearson's correlation of the mid-ranks.
 * @returns from -1 to 1; null where there are fewer than three, or one of the two never varies
 */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 3) return null;
  const [a, b] = [midRanks(x), midRanks(y)];
  const mean = (x.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [a[i]! - mean, b[i]! - mean];
    ab += p * q;
    aa += p * p;
    bb += q * q;
  }
  return aa === 0 || bb === 0 ? null : Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}

/** Who calls what short: both, one of the two, neither. */
export function confusionOf(ours: readonly boolean[], theirs: readonly boolean[]): Confusion {
  const confusion = { both: 0, onlyOurs: 0, onlyTheirs: 0, neither: 0 };
  ours.forEach((our, i) => {
    const key = our ? (theirs[i] ? "both" : "onlyOurs") : theirs[i] ? "onlyTheirs" : "neither";
    confusion[key]++;
  });
  return confusion;
}
