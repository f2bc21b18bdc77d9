/** The seven steps of the loop, in order. */
export type LoopStep = "sense" | "agree" | "plan" | "deliver" | "recognise" | "match" | "report";

export const loopSteps: readonly LoopStep[] = [
  "sense",
  "agree",
  "plan",
  "deliver",
  "recognise",
  "match",
  "report",
];
