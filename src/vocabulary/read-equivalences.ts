import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import type { Bilingual } from "../platform/index.ts";
import { currentVersions, schemeName } from "./classification.ts";
import {
  equivalencesOnPage,
  frameworkOf,
  pairOf,
  rankOf,
  type Equivalence,
  type Level,
  type LevelName,
} from "./equivalence.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Claims of equivalence: all, those about one level, those between two frameworks, or one.
 * @param input `about`: a level; `pair`: two frameworks, in any order
 * @returns a page of `equivalences`, the last made first, and their `total`; `pairs`: which frameworks are compared,
 *   with how many claims each; `levels` of all frameworks that are here, lowest first
 */
export const readEquivalences = useCase<VocabularyStores>()({
  name: "vocabulary.read-equivalences",
  kind: "read",
  policy: [anyone],
  input: z.object({
    about: z.object({ scheme: schemeName, code: z.string().min(1).max(60) }).optional(),
    /** One claim. */
    equivalenceId: z.uuid().optional(),
    pair: z.tuple([z.string().max(60), z.string().max(60)]).optional(),
    limit: z.int().min(1).max(1_000).default(equivalencesOnPage),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary, identity }, principal }, { about, pair, equivalenceId, limit, offset }) {
    const current = currentVersions(await vocabulary.versionFacts()).map(({ versionId }) => versionId);
    const lines = await vocabulary.frameworkLevels(current);
    const levels = new Map(lines.map((line) => [`${line.scheme} ${line.code}`, line]));
    const level = ({ scheme, code }: LevelName): Level => {
      const { version, title } = levels.get(`${scheme} ${code}`) ?? { version: null, title: {} };
      return { scheme, code, version, title };
    };
    const names = new Map<string | null, Bilingual>(
      (await identity.organisations()).map(({ organisationId, name }) => [organisationId, name]),
    );
    const organisation = organisationOf(principal);
    const kept = await vocabulary.equivalences(about ?? null);
    const asked = pair && new Set(pair);
    const meant = kept.filter(
      (one) =>
        (!asked || pairOf(one.from, one.to).every((framework) => asked.has(framework))) &&
        (!equivalenceId || one.equivalenceId === equivalenceId),
    );
    const pairs = Map.groupBy(kept, ({ from, to }) => pairOf(from, to).join("|"));
    return {
      ok: true,
      total: meant.length,
      offset,
      pairs: [...pairs]
        .map(([key, claims]) => ({ frameworks: key.split("|"), claims: claims.length }))
        .toSorted((one, other) => (one.frameworks.join() < other.frameworks.join() ? -1 : 1)),
      levels: lines
        .map(({ level: height, ...line }) => ({
          ...line,
          framework: frameworkOf(line),
          rank: rankOf(line) ?? height,
        }))
        .toSorted((one, other) =>
          one.framework === other.framework
            ? one.rank - other.rank
            : one.framework < other.framework
              ? -1
              : 1,
        ),
      equivalences: meant.slice(offset, offset + limit).map((claim): Equivalence => {
        const { equivalenceId, basis, source, status, organisationId, claimedAt, dispute } = claim;
        return {
          equivalenceId,
          from: level(claim.from),
          to: level(claim.to),
          basis,
          source,
          status,
          organisation: names.get(organisationId) ?? {},
          own: organisationId === organisation,
          claimedAt,
          dispute:
            dispute !== null && claim.disputedAt
              ? {
                  reason: dispute,
                  organisation: names.get(claim.disputedOrganisation) ?? {},
                  at: claim.disputedAt,
                }
              : null,
        };
      }),
    };
  },
});
