import { inLanguage, type Bilingual, type Language } from "../platform/index.ts";

/**
 * "Level 6 here is level 6 there" is what somebody claims. `referenced`: an official referencing report says so, and
 * the claim names it; `asserted`: an organisation says so; `disputed`: another organisation gave a reason against it.
 */
export const equivalenceStatuses = ["referenced", "asserted", "disputed"] as const;
export type EquivalenceStatus = (typeof equivalenceStatuses)[number];

/** Only what is referenced is printed as "equals"; everything else says who claims it, and that it is a claim. */
export const printsEquals = (status: EquivalenceStatus): boolean => status === "referenced";

const longestBasis = 2_000;
const longestSource = 500;

/** A level by scheme and code; which version is meant is whichever is current. */
export type LevelName = { scheme: string; code: string };

/** A claim as somebody makes it. */
export type Claim = {
  from: LevelName;
  to: LevelName;
  /** What it rests on: compared descriptors, a working group, an agreement. */
  basis: string;
  /** The document that says so: title, issuer, year, page; empty where there is none. */
  source: string;
  status: "referenced" | "asserted";
};

/**
 * The framework that a level belongs to: `kkni-6` is of `kkni`, `wsq-higher-certificate` of `wsq`; a code without a
 * hyphen belongs to its scheme.
 */
export function frameworkOf({ scheme, code }: LevelName): string {
  const hyphen = code.indexOf("-");
  return hyphen > 0 ? code.slice(0, hyphen) : scheme;
}

/** How a framework is written in a heading: its letters are an abbreviation. */
export const frameworkName = (framework: string): string => framework.toUpperCase();

/** The rank of a level within its framework, where its code ends in a number. */
export function rankOf({ code }: Pick<LevelName, "code">): number | null {
  const digits = /(?:^|-)(\d{1,2})$/.exec(code)?.[1];
  return digits === undefined ? null : Number(digits);
}

export type ClaimProblem = { column: "from" | "to" | "basis" | "source"; code: string };

/**
 * What keeps a claim from being made: EQUIVALENCE_ONE_FRAMEWORK (two levels of one framework are not compared),
 * BASIS_NEEDED, BASIS_OVERLONG, SOURCE_NEEDED (a referenced claim names its document), SOURCE_OVERLONG.
 */
export function problemsOf({ from, to, basis, source, status }: Claim): ClaimProblem[] {
  const problems: ClaimProblem[] = [];
  if (frameworkOf(from) === frameworkOf(to))
    problems.push({ column: "to", code: "EQUIVALENCE_ONE_FRAMEWORK" });
  if (!basis) problems.push({ column: "basis", code: "BASIS_NEEDED" });
  if (basis.length > longestBasis) problems.push({ column: "basis", code: "BASIS_OVERLONG" });
  if (printsEquals(status) && !source) problems.push({ column: "source", code: "SOURCE_NEEDED" });
  if (source.length > longestSource) problems.push({ column: "source", code: "SOURCE_OVERLONG" });
  return problems;
}

/** What an organisation has claimed of two levels already, whichever came first. */
export type Claimed = Pick<Claim, "basis" | "source"> & { equivalenceId: string; status: EquivalenceStatus };

export type WeighedClaim =
  | { do: "add" }
  /** An assertion for which the document has been found. */
  | { do: "reference"; equivalenceId: string }
  | { do: "nothing" }
  | { refuse: "EQUIVALENCE_CLAIMED" | "EQUIVALENCE_DISPUTED" };

/**
 * What a claim comes to beside the organisation's earlier one: an organisation says a thing once, may find the document
 * for it later, and does not talk over a dispute.
 */
export function weighClaim({ basis, source, status }: Claim, before: Claimed | null): WeighedClaim {
  if (!before) return { do: "add" };
  const same = before.basis === basis && before.source === source;
  if (same && (before.status === status || before.status === "disputed")) return { do: "nothing" };
  if (before.status === "disputed") return { refuse: "EQUIVALENCE_DISPUTED" };
  if (before.status === "asserted" && status === "referenced")
    return { do: "reference", equivalenceId: before.equivalenceId };
  return { refuse: "EQUIVALENCE_CLAIMED" };
}

/** A level as a claim shows it; without a version where no imported version of its scheme has it. */
export type Level = LevelName & { version: string | null; title: Bilingual };

/** A level in a sentence: framework and number, or where it has none its title. */
export function levelText(
  { title, ...level }: Pick<Level, "scheme" | "code" | "title">,
  language: Language,
): string {
  const rank = rankOf(level);
  if (rank !== null) return `${frameworkName(frameworkOf(level))} ${rank}`;
  return inLanguage(title, language).text || level.code;
}

/** A claim as everybody reads it; people stay unnamed, organisations do not. */
export type Equivalence = {
  equivalenceId: string;
  from: Level;
  to: Level;
  basis: string;
  source: string | null;
  status: EquivalenceStatus;
  organisation: Bilingual;
  /** Of the reader's own organisation, which does not dispute what it claims. */
  own: boolean;
  claimedAt: Date;
  dispute: { reason: string; organisation: Bilingual; at: Date } | null;
};

/** Lines of one page of claims. */
export const equivalencesOnPage = 50;

/** Two frameworks in one order, whichever side of a claim each stands on: Indonesia's own, then by name. */
export const pairOf = (one: LevelName, other: LevelName): [string, string] => {
  const [a, b] = [frameworkOf(one), frameworkOf(other)];
  return b === "kkni" || (a !== "kkni" && a > b) ? [b, a] : [a, b];
};

/** The claim with its levels in the order of `pairOf`. */
export function facing(claim: Pick<Equivalence, "from" | "to">): [Level, Level] {
  const [first] = pairOf(claim.from, claim.to);
  return frameworkOf(claim.from) === first ? [claim.from, claim.to] : [claim.to, claim.from];
}
