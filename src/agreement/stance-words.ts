/** Where a party stands on a scope line. Nothing said is `no-reply`. */
export const stances = ["no-reply", "studying", "interested", "conditional", "not-now"] as const;
export type Stance = (typeof stances)[number];
