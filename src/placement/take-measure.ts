import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";
import { pairsOf } from "./transfer.ts";

/**
 * The host, or a counterpart for another one, enters what a counterpart can do in a unit, before or after: 0 to 100, in the
 * way that the terms say. Taken again, it takes the place of the first.
 * Refusals: those of `actIn`, MEASURE_UNKNOWN (no such unit for that counterpart in the terms), MEASURE_OWN (nobody measures
 * themselves), MEASURE_IN_FUTURE, MEASURE_TOO_EARLY (after, before the expert has begun), MEASURE_REVERSED (after earlier
 * than before).
 */
export const takeMeasure = useCase<PlacementStores>()({
  name: "placement.take-measure",
  kind: "change",
  policy: [members(...rolesFor("measure"))],
  input: z.object({
    ...{ placement: z.uuid(), objective: z.uuid(), counterpart: z.uuid() },
    unit: z.string().min(1).max(250),
    phase: z.enum(["before", "after"]),
    score: z.number().min(0).max(100).multipleOf(0.01),
    how: z
      .string()
      .trim()
      .max(500)
      .nullish()
      .transform((text) => text || null),
    takenOn: z.iso.date(),
  }),
  async run(work, { objective, counterpart, unit, phase, score, how, takenOn, ...which }) {
    const { stores, principal, now, today } = work;
    const at = await actIn(work, which, "measure");
    if (!at.ok) return at;
    const { placement, terms } = at;
    const { objectives, counterparts } = await stores.placement.termsParts(terms.termsId);
    const known = pairsOf(objectives, counterparts).some(
      (one) => one.objectiveId === objective && one.counterpartId === counterpart && one.unit === unit,
    );
    if (!known) return refuse("MEASURE_UNKNOWN");
    const measured = counterparts.find(({ counterpartId }) => counterpartId === counterpart);
    const person = personOf(principal);
    if (person !== null && measured?.personId === person) return refuse("MEASURE_OWN");
    if (takenOn > today) return refuse("MEASURE_IN_FUTURE", { date: takenOn });
    if (phase === "after" && (!placement.startedOn || takenOn < placement.startedOn))
      return refuse("MEASURE_TOO_EARLY");
    const other = (await stores.placement.measures(placement.placementId)).find(
      (one) =>
        one.phase !== phase &&
        one.objectiveId === objective &&
        one.counterpartId === counterpart &&
        one.unit === unit,
    );
    if (other && (phase === "after" ? takenOn < other.takenOn : takenOn > other.takenOn))
      return refuse("MEASURE_REVERSED", { date: other.takenOn });
    await stores.placement.saveMeasure({
      ...{ organisationId: organisationOf(principal) ?? "", termsId: terms.termsId },
      ...{ placementId: placement.placementId, measureId: randomUUID(), objectiveId: objective },
      ...{ counterpartId: counterpart, unit, phase, score, how, takenOn, takenBy: person, at: now },
      synthetic: terms.synthetic,
    });
    return recordAct(work, at, "measure");
  },
});
