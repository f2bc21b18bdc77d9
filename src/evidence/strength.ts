/** How clearly employers speak: `strong` from the weight that the round sets, `some` below it, `none` without any. */
export const strengths = ["strong", "some", "none"] as const;
export type Strength = (typeof strengths)[number];
