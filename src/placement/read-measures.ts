import { z } from "zod";
import { everyMember, personOf, useCase, type Work } from "../identity/index.ts";
import { dayCount } from "../roster/index.ts";
import type { Placement } from "./placement.ts";
import { readPart } from "./read-part.ts";
import type { PlacementStores } from "./stores.ts";
import type { TermsParts } from "./terms.ts";
import { gainOf, pairsOf, transferOf, unitKey, type Transfer } from "./transfer.ts";

/** Calendar days on which the expert has been there: from the day of the start to the end, or to today. */
export function expertDays(
  { startedOn, endedOn, untilDay }: Pick<Placement, "startedOn" | "endedOn" | "untilDay">,
  today: string,
): number {
  if (!startedOn) return 0;
  const last = endedOn ?? (today < untilDay ? today : untilDay);
  return Math.max(0, dayCount(startedOn, last));
}

/** What passed on in a placement, by its sums: also for a sender, who reads no scores. */
export async function transferNow(
  { stores, today }: Work<PlacementStores>,
  placement: Placement,
  { objectives, counterparts }: Pick<TermsParts, "objectives" | "counterparts">,
): Promise<Transfer> {
  const sums = await stores.placement.transferSums(placement.placementId);
  return transferOf(pairsOf(objectives, counterparts).length, sums, expertDays(placement, today));
}

/**
 * What is measured, before and after, for each unit and counterpart, and what passed on for each day of the expert. A
 * sender reads the sums alone; a counterpart the own scores, and those that they took of others.
 * Refusals: those of `readPart`.
 */
export const readMeasures = useCase<PlacementStores>()({
  name: "placement.read-measures",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement }) {
    const { stores, principal } = work;
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const parts = await stores.placement.termsParts(at.terms.termsId);
    const measures = await stores.placement.measures(placement);
    const person = personOf(principal);
    const reads = at.mine.some((one) => ["host", "programme", "expert"].includes(one));
    const sendsAlone = !reads && !at.mine.includes("counterpart");
    const seen = measures.filter(
      ({ counterpartId, takenBy }) =>
        reads ||
        takenBy === person ||
        parts.counterparts.some((one) => one.counterpartId === counterpartId && one.personId === person),
    );
    const titles = new Map(
      parts.objectives.flatMap(({ units }) => units.map((one) => [unitKey(one), one] as const)),
    );
    const line = (pair: ReturnType<typeof pairsOf>[number]) => {
      const of = (list: typeof measures, phase: "before" | "after") => {
        const found = list.find(
          (one) =>
            one.phase === phase &&
            one.objectiveId === pair.objectiveId &&
            one.counterpartId === pair.counterpartId &&
            one.unit === pair.unit,
        );
        return found ? { score: found.score, takenOn: found.takenOn, how: found.how } : null;
      };
      const counterpart = parts.counterparts.find((one) => one.counterpartId === pair.counterpartId);
      return {
        ...pair,
        coded: titles.get(pair.unit) ?? null,
        name: counterpart?.name ?? "",
        own: person !== null && counterpart?.personId === person,
        before: of(seen, "before"),
        after: of(seen, "after"),
        /** Whether it was taken, also where its score is not the reader's to know. */
        taken: { before: of(measures, "before") !== null, after: of(measures, "after") !== null },
        gain: gainOf(pair, seen),
      };
    };
    return {
      ok: true,
      head: at.head,
      objectives: parts.objectives.map(({ objectiveId, text, measure }) => ({ objectiveId, text, measure })),
      lines: sendsAlone ? [] : pairsOf(parts.objectives, parts.counterparts).map(line),
      transfer: await transferNow(work, at.placement, parts),
      sendsAlone,
    };
  },
});
