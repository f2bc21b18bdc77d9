import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { latestTests, roundTests } from "./round.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { weighRound } from "./weigh-round.ts";

/**
 * The dossier of one occupation in a round: what the figures say, what employers say, the proposal, every decision with
 * who took it and why, and the four tests.
 * Refusals: ROUND_NOT_FOUND, LIST_NOT_FOUND, OCCUPATION_NOT_FOUND.
 */
export const readRoundOccupation = useCase<EvidenceStores>()({
  name: "evidence.read-round-occupation",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ round: roundNameSchema, code: z.string().max(20) }),
  async run({ stores, principal }, { round: name, code }) {
    const { evidence, identity } = stores;
    const organisation = organisationOf(principal);
    const round = organisation ? await evidence.roundNamed(name, organisation) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const weighed = await weighRound(stores, round);
    if (!weighed.ok) return weighed;
    const { list, area, occupations } = weighed;
    const at = occupations.findIndex((one) => one.code === code);
    const one = occupations[at];
    if (!one) return refuse("OCCUPATION_NOT_FOUND", { code });
    const people = await identity.names([
      ...one.decisions.flatMap(({ decidedBy }) => (decidedBy ? [decidedBy] : [])),
      ...one.criteria.flatMap(({ author }) => (author ? [author] : [])),
    ]);
    const names = new Map(people.map(({ personId, name: written }) => [personId, written]));
    const full = one.entry && (await evidence.entry(list.listId, area, code));
    const latest = latestTests(one.criteria);
    return {
      ok: true,
      round: {
        name,
        title: round.title,
        stage: round.stage,
        codeList: round.codeList,
        synthetic: round.synthetic,
      },
      list: { listId: list.listId, title: list.title },
      area,
      code,
      title: one.title,
      topDown: one.topDown,
      bottomUp: one.bottomUp,
      proposal: one.proposal,
      entry: one.entry && {
        passes: one.entry.passes,
        fails: one.entry.fails,
        robustness: one.entry.robustness,
        employment: one.entry.employment,
        indicators: full?.indicators ?? [],
      },
      voices: one.voices,
      decisions: one.decisions
        .map(({ decidedBy, ...line }) => ({ ...line, by: (decidedBy && names.get(decidedBy)) || null }))
        .toReversed(),
      tests: roundTests.map((test) => {
        const last = latest.get(test);
        return {
          test,
          last: last && {
            met: last.met,
            evidence: last.evidence,
            source: last.source,
            commits: last.commits,
            writtenIn: last.writtenIn,
            at: last.at,
            by: (last.author && names.get(last.author)) || null,
          },
        };
      }),
      /** The reader decided upon it, and so does not seal the round. */
      own: one.decisions.some(({ decidedBy }) => decidedBy !== null && decidedBy === personOf(principal)),
      next:
        occupations.slice(at + 1).find((other) => other.proposal !== "leave" && !other.decisions.length)
          ?.code ?? null,
    };
  },
});
