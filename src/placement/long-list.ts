import { type Work } from "../identity/index.ts";
import type { SpokenLanguage, ExpertSkill } from "../roster/index.ts";
import { coverageOf } from "./coverage.ts";
import type { Reasons } from "./nomination.ts";
import type { PlacementStores } from "./stores.ts";
import type { RequiredSkill, Terms } from "./terms.ts";

/** An expert on the long list, with what speaks for and against. */
export type Candidate = {
  expertId: string;
  name: string;
  headline: { id?: string; en?: string };
  clearance: string;
  agreedOn: string | null;
  reasons: Reasons;
};

/**
 * Why an expert fits terms: each skill that is asked for with the level that the expert has, each language, and whether
 * the days are free.
 */
export function reasonsOf(
  { languages, weeks }: Pick<Terms, "languages" | "weeks">,
  asked: readonly RequiredSkill[],
  expert: { skills: readonly ExpertSkill[]; languages: readonly SpokenLanguage[]; free: boolean },
): Reasons {
  return {
    skills: asked.map(({ scheme, version, code, title, level, essential }) => {
      const held = expert.skills.find((one) => one.scheme === scheme && one.code === code);
      return {
        ...{ scheme, version, code, title, essential, asked: level },
        ...{ level: held?.level ?? null, evidence: held?.evidence ?? null },
      };
    }),
    languages: languages.map((language) => ({
      language,
      level: expert.languages.find((one) => one.language === language)?.level ?? null,
    })),
    free: expert.free,
    weeks: weeks ?? 0,
  };
}

/**
 * The long list of one's own roster for a case: whoever can do something of what is asked for and is on the roster then,
 * those who cover most first, then by name. This is the door behind which a match engine comes.
 * @returns a page of candidates with their reasons, and how many there are
 */
export async function longList(
  { stores: { roster } }: Pick<Work<PlacementStores>, "stores">,
  terms: Terms,
  asked: readonly RequiredSkill[],
  { limit, offset, text }: { limit: number; offset: number; text: string | null },
): Promise<{ candidates: Candidate[]; total: number }> {
  const { fromDay, untilDay, zone } = terms;
  const { experts, total } = await roster.findExperts({
    skills: asked.map(({ scheme, code }) => ({ scheme, code })),
    ...{ match: "any", activeOn: fromDay, text, limit, offset },
  });
  const ids = experts.map(({ expertId }) => expertId);
  const free =
    fromDay && untilDay
      ? await roster.freeOn(ids, { from: fromDay, until: untilDay, zone })
      : new Set<string>();
  return {
    total,
    candidates: experts
      .map((one) => ({
        ...{ expertId: one.expertId, name: one.name, headline: one.headline, agreedOn: one.agreedOn },
        clearance: one.clearance,
        reasons: reasonsOf(terms, asked, { ...one, free: free.has(one.expertId) }),
      }))
      // Who has the skills at the level that is asked for stands before who has them at a lower one.
      .toSorted((a, b) => coverageOf(b.reasons).covered - coverageOf(a.reasons).covered),
  };
}
