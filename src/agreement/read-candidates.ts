import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { searchAgencies } from "../roster/index.ts";
import { answeringCircle } from "./answering.ts";
import { searchTextOf, type CandidateState } from "./candidate.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * For each scope line of a version: the agencies of one's own side that fit by their mandates today, the best first, with
 * how far one's side has come with them; and those that a person named beside the search. It stays in the circle.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN.
 */
export const readCandidates = useCase<AgreementStores>()({
  name: "agreement.read-candidates",
  kind: "read",
  policy: [members()],
  input: z.object({ version: z.uuid(), most: z.number().int().min(1).max(20).default(5) }),
  async run(work, { version: versionId, most }) {
    const found = await answeringCircle(work, versionId);
    if (!found.ok) return found;
    const { stores, principal, today } = work;
    const { version, circle, organisation } = found;
    const party = (principal.kind === "member" && principal.party) || undefined;
    const agencies = await stores.roster.agencies();
    const kept = await stores.agreement.candidates(circle.circleId, versionId);
    const named = (key: string) => agencies.find((one) => one.key === key);
    const lines = version.content.clauses
      .filter(({ kind }) => kind === "scope-line")
      .map((clause) => {
        const own = kept.filter(({ clauseId }) => clauseId === clause.id);
        const stateOf = (key: string) => own.find(({ agencyKey }) => agencyKey === key);
        const fitting = searchAgencies(agencies, { text: searchTextOf(clause), day: today, party });
        const shown = fitting.slice(0, most).map(({ agency, held, words, score }) => ({
          key: agency.key,
          name: agency.name,
          words,
          score: Math.round(score * 1_000) / 1_000,
          mandate: held.mandate.text as { id: string; en: string } | null,
          from: held.mandate.from as string | null,
          until: held.mandate.until,
          source: held.mandate.source as string | null,
          delivers: held.mandate.delivers,
        }));
        const beside = own
          .filter(({ agencyKey }) => !shown.some(({ key }) => key === agencyKey))
          .map(({ agencyKey, reason }) => ({
            key: agencyKey,
            name: named(agencyKey)?.name ?? { id: agencyKey, en: agencyKey },
            words: reason.words,
            score: 0,
            mandate: reason.mandate,
            from: null,
            until: null,
            source: reason.source,
            delivers: true,
          }));
        return {
          clause: clause.id,
          number: clause.number,
          heading: clause.paragraphs[0]?.text ?? { id: "", en: "" },
          fitting: fitting.length,
          agencies: [...shown, ...beside].map((one) => {
            const before = stateOf(one.key);
            return {
              ...one,
              organisation: named(one.key)?.organisation ?? null,
              state: (before?.state ?? null) as CandidateState | null,
              named: before?.named ?? false,
              letterNumber: before?.letterNumber ?? null,
              letterDate: before?.letterDate ?? null,
            };
          }),
        };
      });
    return {
      ok: true,
      title: version.content.title,
      number: version.number,
      synthetic: version.synthetic,
      today,
      lines,
      leads: circle.organisationId === organisation,
      others: agencies.filter((one) => one.party === party).map(({ key, name }) => ({ key, name })),
    };
  },
});
