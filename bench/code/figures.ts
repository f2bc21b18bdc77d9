import { stream } from "../../demo/random.ts";

/** What one question came to: its average precision, and which of the first places are right. */
export type Judged = { averagePrecision: number; firstRight: number; rightInFive: number };

/** `right`: whether each place of the ranking is right, the first place first; `all`: how many right ones there are. */
export function judge(right: readonly boolean[], all: number): Judged {
  let found = 0;
  let sum = 0;
  for (const [place, isRight] of right.entries()) if (isRight) sum += ++found / (place + 1);
  return {
    averagePrecision: all === 0 ? 0 : sum / all,
    firstRight: right.indexOf(true) + 1,
    rightInFive: right.slice(0, 5).filter(Boolean).length,
  };
}

export type Figure = { value: number; low: number; high: number };
export const figureNames = ["map", "mrr", "p5", "top1", "top5"] as const;
export type Figures = Record<(typeof figureNames)[number], Figure> & { questions: number };

const measures: Record<(typeof figureNames)[number], (one: Judged) => number> = {
  map: ({ averagePrecision }) => averagePrecision,
  mrr: ({ firstRight }) => (firstRight === 0 ? 0 : 1 / firstRight),
  p5: ({ rightInFive }) => rightInFive / 5,
  top1: ({ firstRight }) => (firstRight === 1 ? 1 : 0),
  top5: ({ firstRight }) => (firstRight >= 1 && firstRight <= 5 ? 1 : 0),
};

/** Means over the questions, with 95 % intervals from a bootstrap over questions (percentiles, fixed seed). */
export function figuresOf(judged: readonly Judged[], replicates = 1_000): Figures {
  const of = (name: (typeof figureNames)[number]) => interval(judged.map(measures[name]), replicates);
  return {
    questions: judged.length,
    map: of("map"),
    mrr: of("mrr"),
    p5: of("p5"),
    top1: of("top1"),
    top5: of("top5"),
  };
}

/**
 * By how much one method's mean average precision lies above another's, question by question: both were asked the same
 * questions, so an interval that leaves out zero tells them apart even where their own intervals overlap.
 */
export function aheadBy(one: readonly Judged[], other: readonly Judged[], replicates = 1_000): Figure {
  return interval(
    one.map(({ averagePrecision }, i) => averagePrecision - other[i]!.averagePrecision),
    replicates,
  );
}

/** The mean of the values with its bootstrap interval. */
function interval(values: readonly number[], replicates: number): Figure {
  const count = values.length;
  if (count === 0) return { value: 0, low: 0, high: 0 };
  const next = stream("bootstrap");
  const means = Float64Array.from({ length: replicates }, () => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += values[Math.floor(next() * count)]!;
    return sum / count;
  }).sort();
  const at = (share: number) => rounded(means[Math.min(replicates - 1, Math.floor(share * replicates))] ?? 0);
  return {
    value: rounded(values.reduce((sum, value) => sum + value, 0) / count),
    low: at(0.025),
    high: at(0.975),
  };
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
