import type { MatchRelation } from "./scheme-content.ts";
import type { TextHit } from "./text-index.ts";

/** `relation` is what `to` is to `from`: `broader` says that `to` is the wider. */
export type Link = { from: number; to: number; relation: MatchRelation };

/** Links in both directions, and the one way up in each scheme's own tree. */
export type CodeLinks = {
  readonly next: readonly (readonly { to: number; relation: MatchRelation; tree: boolean }[])[];
  /** Of each concept 1 where it is a local code: below one group, those of two offices mean different things. */
  readonly local: Uint8Array;
};

/** A step from the concept before it; `tree`: a step up or down in the scheme's own tree, not over a crosswalk. */
export type Via = { concept: number; relation: MatchRelation; tree: boolean };

export type Carried = {
  concept: number;
  /** 0 to 1. */
  score: number;
  /** The hit that it came from. */
  hit: TextHit;
  /** The way from the hit to the concept, the concept last; empty when the hit is the concept itself. */
  via: Via[];
  /** How many hits led here. */
  hits: number;
};

/**
 * `concepts`: how many there are; `parents[concept]`: the concept directly above in its own tree, or -1; `isLocal`:
 * whether a concept is a local code below an official group.
 */
export function buildCodeLinks(
  concepts: number,
  links: readonly Link[],
  parents: ArrayLike<number>,
  isLocal: (concept: number) => boolean = () => false,
): CodeLinks {
  const next: { to: number; relation: MatchRelation; tree: boolean }[][] = Array.from(
    { length: concepts },
    () => [],
  );
  const back = { broader: "narrower", narrower: "broader" } as const;
  for (const { from, to, relation } of links) {
    next[from]?.push({ to, relation, tree: false });
    const seen = relation === "broader" || relation === "narrower" ? back[relation] : relation;
    next[to]?.push({ to: from, relation: seen, tree: false });
  }
  for (let concept = 0; concept < concepts; concept++) {
    const parent = parents[concept] ?? -1;
    if (parent >= 0) next[concept]!.push({ to: parent, relation: "broader", tree: true });
  }
  return { next, local: Uint8Array.from({ length: concepts }, (_, concept) => Number(isLocal(concept))) };
}

/** Whether the first stands above the second in their own tree. */
export function isAbove({ next }: CodeLinks, one: number, other: number): boolean {
  let [at, steps] = [other, 0];
  for (; at !== one && steps < deepest; steps++) at = next[at]?.find(({ tree }) => tree)?.to ?? -1;
  return at === one && one !== other;
}

/** No tree is as deep. */
const deepest = 20;

const worth: Readonly<Record<MatchRelation, number>> = {
  exact: 1,
  close: 0.95,
  broader: 0.95,
  narrower: 0.6,
  related: 0.5,
};
const longestWay = 3;
/** Hits that support one code; more say nothing new. */
const mostSupport = 6;
const supportShare = 0.3;

/** Several hits on one code: the best, and of what is missing to 1 a shrinking share of each of the others. */
function together(scores: readonly number[]): number {
  const [best = 0, ...others] = scores.toSorted((a, b) => b - a);
  const missing = others.reduce((left, score, i) => left * (1 - supportShare ** (i + 1) * score), 1 - best);
  return 1 - missing;
}

/**
 * What hits on any concept say about the concepts that are wanted: over exact, close, broader, narrower and
 * related matches, and up the tree. Several hits that lead to one concept support each other. No way leads up to a
 * group and down to a local code: what two lists put below one group has only the group in common.
 */
export function carryOver(
  hits: readonly TextHit[],
  links: CodeLinks,
  target: (concept: number) => boolean,
  options: { top: number },
): Carried[] {
  const found = new Map<number, Carried>();
  const support = new Map<number, number[]>();
  for (const hit of hits) {
    const reached = new Map<number, { score: number; via: Via[]; up: boolean }>([
      [hit.concept, { score: hit.score, via: [], up: false }],
    ]);
    let front = [hit.concept];
    for (let step = 0; step < longestWay && front.length > 0; step++) {
      const following: number[] = [];
      for (const concept of front) {
        const { score, via, up } = reached.get(concept)!;
        for (const link of links.next[concept] ?? []) {
          if (up && links.local[link.to] === 1) continue;
          const there = score * (link.tree ? 0.95 : worth[link.relation]);
          if ((reached.get(link.to)?.score ?? 0) >= there) continue;
          const { to, relation, tree } = link;
          const way = [...via, { concept: to, relation, tree }];
          reached.set(to, { score: there, via: way, up: up || relation === "broader" });
          following.push(to);
        }
      }
      front = following;
    }
    for (const [concept, { score, via }] of reached) {
      if (!target(concept)) continue;
      const before = found.get(concept);
      const hits = (before?.hits ?? 0) + 1;
      if (hits <= mostSupport) support.set(concept, [...(support.get(concept) ?? []), score]);
      if (before && before.score >= score) before.hits = hits;
      else found.set(concept, { concept, score, hit, via, hits });
    }
  }
  for (const [concept, scores] of support) found.get(concept)!.score = together(scores);
  const ranked = [...found.values()].toSorted((a, b) => b.score - a.score || a.concept - b.concept);
  return ranked.slice(0, options.top);
}
