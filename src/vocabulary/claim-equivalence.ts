import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse, type ReportRow } from "../platform/index.ts";
import { currentVersions } from "./classification.ts";
import type { NewEquivalence } from "./equivalence-store.ts";
import { claimSchema, mostClaims } from "./equivalence-claim.ts";
import { problemsOf, weighClaim, type Claim, type Claimed, type LevelName } from "./equivalence.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Claims that a level of one framework is a level of another, in the name of the organisation: one claim or the rows of
 * a file. An organisation claims a thing once; an assertion becomes referenced when its document is found; the same
 * again changes nothing. `dryRun` weighs all of it and writes nothing.
 * @returns how many were `added`, `referenced` (asserted before) and `unchanged`; `refused`: a row each, with file and
 *   row where they come from a file, else counting claims from 1, `column` the field: LEVEL_ABSENT, EQUIVALENCE_ONE_FRAMEWORK, BASIS_NEEDED, BASIS_OVERLONG,
 *   SOURCE_NEEDED, SOURCE_OVERLONG, EQUIVALENCE_CLAIMED, EQUIVALENCE_DISPUTED
 * Refusal: the code of the first row when nothing at all could be taken.
 */
export const claimEquivalence = useCase<VocabularyStores>()({
  name: "vocabulary.claim-equivalence",
  kind: "change",
  policy: [members("officer", "statistician"), jobs("command-line", "demo")],
  input: z.object({
    claims: z.array(claimSchema).min(1).max(mostClaims),
    dryRun: z.boolean().default(false),
    /** The file that they stand in, and the row of each. */
    file: z.object({ name: z.string().max(255), rows: z.array(z.int()) }).optional(),
  }),
  async run({ stores: { vocabulary }, principal, now, touch }, { claims, dryRun, file }) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    await vocabulary.oneClaimAtATime();
    const current = currentVersions(await vocabulary.versionFacts()).map(({ versionId }) => versionId);
    const levels = new Set((await vocabulary.frameworkLevels(current)).map(nameOf));
    const claimed = new Map<string, Claimed>();
    for (const one of await vocabulary.claimsOf(organisationId)) claimed.set(keyOf(one), one);

    const adding: NewEquivalence[] = [];
    const referencing: NewEquivalence[] = [];
    const refused: ReportRow[] = [];
    let unchanged = 0;
    for (const [index, claim] of claims.entries()) {
      const place = { file: file?.name ?? "", row: file?.rows[index] ?? index + 1 };
      const absent = (["from", "to"] as const).filter((side) => !levels.has(nameOf(claim[side])));
      const problems: ReportRow[] = [
        ...absent.map((column) => ({ ...place, column, code: "LEVEL_ABSENT", found: claim[column].code })),
        ...problemsOf(claim).map((problem) => ({ ...place, ...problem })),
      ];
      const key = keyOf(claim);
      const weighed = problems.length ? null : weighClaim(claim, claimed.get(key) ?? null);
      if (weighed && "refuse" in weighed) problems.push({ ...place, column: "to", code: weighed.refuse });
      refused.push(...problems);
      if (!weighed || "refuse" in weighed) continue;
      if (weighed.do === "nothing") {
        unchanged += 1;
        continue;
      }
      const equivalenceId = weighed.do === "reference" ? weighed.equivalenceId : randomUUID();
      const written = { ...claim, equivalenceId, source: claim.source || null };
      (weighed.do === "reference" ? referencing : adding).push(written);
      claimed.set(key, { ...claim, equivalenceId });
    }
    const [first] = refused;
    if (first && adding.length + referencing.length + unchanged === 0)
      return refuse(first.code, { found: first.found ?? "" }, refused);

    if (!dryRun) {
      const author = personOf(principal);
      await vocabulary.addEquivalences(adding, { organisationId, author, at: now });
      await vocabulary.referenceEquivalences(referencing, { author, at: now });
      for (const { equivalenceId } of [...adding, ...referencing])
        touch({ kind: "vocabulary.equivalence", id: equivalenceId });
    }
    return { ok: true, added: adding.length, referenced: referencing.length, unchanged, refused, dryRun };
  },
});

const nameOf = ({ scheme, code }: LevelName) => `${scheme} ${code}`;

/** The same for both directions: who says that A is B says that B is A. */
const keyOf = ({ from, to }: Pick<Claim, "from" | "to">) => [nameOf(from), nameOf(to)].toSorted().join("|");
