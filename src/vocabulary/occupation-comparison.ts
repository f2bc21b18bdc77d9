/**
 * A skill that an occupation asks for. `level` is on KKNI's nine levels; null where nobody said how much. `proficiency`
 * is a level of the publisher's own framework: it is shown and never counted.
 */
export type AskedSkill = {
  skill: string;
  essential: boolean;
  level: number | null;
  proficiency?: string | null;
};

/** How an occupation asks for a skill of a row. */
export type Asked = { essential: boolean; level: number | null; proficiency: string | null };

/** One skill under all the names that exact links give it; null on the side that does not ask for it. */
export type ComparedSkill = { skills: readonly string[]; a: Asked | null; b: Asked | null };

/** `covered` of `of`, both in whole parts, so that every machine gets the same share. */
export type Coverage = { covered: number; of: number };

/** Why a skill is not wholly there: not asked for at all, at a lower level, or only as an optional one. */
export type LackReason = "absent" | "level" | "optional";
export type Lack = ComparedSkill & { reasons: readonly LackReason[]; parts: number };

export type OccupationComparison = {
  /** Whether the skills of both can mean the same; if not, no coverage is known and nothing is said to be lacking. */
  matched: boolean;
  /** Essential in both. */
  sharedEssential: ComparedSkill[];
  /** Asked for by both, and optional in at least one. */
  sharedOptional: ComparedSkill[];
  onlyA: ComparedSkill[];
  onlyB: ComparedSkill[];
  /** How much of what B asks for is there with A; null when B asks for nothing, and when skills are not matched. */
  coverageOfB: Coverage | null;
  coverageOfA: Coverage | null;
  /** What somebody from A still lacks for B, the heaviest first; its parts sum to what is not covered. */
  lackingForB: Lack[];
  lackingForA: Lack[];
};

/** An essential skill weighs twice an optional one. */
const weightOf = ({ essential }: Asked) => (essential ? 2 : 1);

/** Every ratio of two levels from 1 to 9 is a whole number of these parts. */
const partsInWhole = 2_520;

/**
 * Compares what two occupations ask for. `exact`: pairs of skills that mean the same in two schemes; null when the
 * skills of the two schemes have not been matched at all, so that nothing can be said about what they share.
 *
 * Coverage of B by A = Σ min(wA, wB) · min(1, ℓA ÷ ℓB) ÷ Σ wB over the skills of B, with w = 2 for an essential and 1
 * for an optional skill, 0 where A does not ask for it; a level counts only where both sides name one.
 * @returns the same rows mirrored when A and B change places; rows in the order of their first name
 */
export function compareOccupations(
  a: readonly AskedSkill[],
  b: readonly AskedSkill[],
  exact: readonly (readonly [string, string])[] | null = [],
): OccupationComparison {
  const matched = exact !== null;
  const rows = rowsOf(a, b, exact ?? []);
  const both = rows.filter((row) => row.a && row.b);
  const isEssential = (row: ComparedSkill) => row.a?.essential === true && row.b?.essential === true;
  const mirrored = rows.map(({ skills, a: first, b: second }) => ({ skills, a: second, b: first }));
  return {
    matched,
    sharedEssential: both.filter(isEssential),
    sharedOptional: both.filter((row) => !isEssential(row)),
    onlyA: rows.filter((row) => !row.b),
    onlyB: rows.filter((row) => !row.a),
    coverageOfB: matched ? coverageOf(rows) : null,
    coverageOfA: matched ? coverageOf(mirrored) : null,
    lackingForB: matched ? lackingIn(rows) : [],
    lackingForA: matched ? lackingIn(mirrored).map((lack) => ({ ...lack, a: lack.b, b: lack.a })) : [],
  };
}

function coverageOf(rows: readonly ComparedSkill[]): Coverage | null {
  let covered = 0;
  let of = 0;
  for (const row of rows) {
    if (!row.b) continue;
    of += weightOf(row.b) * partsInWhole;
    covered += partsCovered(row);
  }
  return of === 0 ? null : { covered, of };
}

function partsCovered({ a, b }: ComparedSkill): number {
  if (!a || !b) return 0;
  return (
    Math.min(weightOf(a), weightOf(b)) *
    (lowerLevel(a, b) ? (partsInWhole * a.level!) / b.level! : partsInWhole)
  );
}

const lowerLevel = (a: Asked, b: Asked) => a.level !== null && b.level !== null && a.level < b.level;

function lackingIn(rows: readonly ComparedSkill[]): Lack[] {
  return rows
    .flatMap((row): Lack[] => {
      const { a, b } = row;
      if (!b) return [];
      const parts = weightOf(b) * partsInWhole - partsCovered(row);
      if (parts === 0) return [];
      if (!a) return [{ ...row, reasons: ["absent"], parts }];
      const reasons: LackReason[] = [];
      if (lowerLevel(a, b)) reasons.push("level");
      if (b.essential && !a.essential) reasons.push("optional");
      return [{ ...row, reasons, parts }];
    })
    .toSorted((one, other) => other.parts - one.parts);
}

/** A row for each skill that either asks for; what is linked as exactly the same is one row. */
function rowsOf(
  a: readonly AskedSkill[],
  b: readonly AskedSkill[],
  exact: readonly (readonly [string, string])[],
): ComparedSkill[] {
  const nameOf = joinNames(exact);
  const rows = new Map<string, { skills: Set<string>; a: Asked | null; b: Asked | null }>();
  for (const [side, asked] of [
    ["a", a],
    ["b", b],
  ] as const) {
    for (const one of asked) {
      const name = nameOf(one.skill);
      const row = rows.get(name) ?? { skills: new Set(), a: null, b: null };
      row.skills.add(one.skill);
      row[side] = stronger(row[side], one);
      rows.set(name, row);
    }
  }
  return [...rows.values()]
    .map((row) => ({ ...row, skills: [...row.skills].toSorted() }))
    .toSorted((one, other) => (one.skills[0]! < other.skills[0]! ? -1 : 1));
}

/** Asked for twice counts as the more demanding of the two. */
function stronger(before: Asked | null, { essential, level, proficiency = null }: AskedSkill): Asked {
  if (!before) return { essential, level, proficiency };
  const named = new Set([before.proficiency, proficiency].filter((one) => one !== null));
  return {
    essential: before.essential || essential,
    level: before.level === null ? level : level === null ? before.level : Math.max(before.level, level),
    proficiency: [...named].toSorted().join(", ") || null,
  };
}

/** One name for all skills that pairs lead to from each other. */
function joinNames(pairs: readonly (readonly [string, string])[]): (skill: string) => string {
  const next = new Map<string, string>();
  const nameOf = (skill: string): string => {
    let name = skill;
    for (let up = next.get(name); up !== undefined; up = next.get(name)) name = up;
    return name;
  };
  for (const [one, other] of pairs) {
    const [first, second] = [nameOf(one), nameOf(other)];
    if (first !== second) next.set(second, first);
  }
  return nameOf;
}
