import { randomUUID } from "node:crypto";
import { organisationOf, personOf, type Work } from "../identity/index.ts";
import { inLanguage, refuse, type Refusal } from "../platform/index.ts";
import { officesIn } from "./case-work.ts";
import { deliverableRef, type Deliverable } from "./deliverable.ts";
import type { PlacementEvent } from "./placement-states.ts";
import { actIn, type PlacementAt } from "./placement-work.ts";
import { placementPath, placementRecordKind } from "./placement.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * Opens a deliverable for an event of its placement.
 * Refusals: those of `actIn`, DELIVERABLE_NOT_FOUND.
 */
export async function actOnDeliverable(
  work: Work<PlacementStores>,
  { deliverable: deliverableId, ...which }: { placement: string; deliverable: string },
  event: PlacementEvent,
): Promise<({ ok: true; deliverable: Deliverable } & PlacementAt) | Refusal> {
  const at = await actIn(work, which, event);
  if (!at.ok) return at;
  const deliverable = await work.stores.placement.deliverable(deliverableId);
  if (!deliverable || deliverable.termsId !== at.terms.termsId) return refuse("DELIVERABLE_NOT_FOUND");
  return { ...at, deliverable };
}

const tasks = {
  make: { id: "Serahkan hasil kerja", en: "Hand in the deliverable" },
  look: { id: "Periksa hasil kerja", en: "Look at the deliverable" },
};

/** Who owes what about a deliverable next: the expert makes it, the host looks at it, or nobody does. */
export async function settleDeliverableDuty(
  { stores: { duty, placement: store }, principal, now }: Work<PlacementStores>,
  { terms: { termsId, number, synthetic }, participants, placement }: PlacementAt,
  { deliverableId, title }: Pick<Deliverable, "deliverableId" | "title">,
  next: { task: keyof typeof tasks; dueOn: string } | null,
  done = true,
): Promise<void> {
  const record = { kind: deliverableRef(deliverableId).kind, id: `${termsId}/${deliverableId}` };
  await duty.close(record, done ? "done" : "cancelled", now);
  if (!next) return;
  const people = next.task === "make" ? await store.casePeople(termsId) : [];
  const whose: { organisationId: string; personId: string | null; role: string | null }[] =
    next.task === "make"
      ? people
          .filter(({ capacity, leftAt }) => capacity === "expert" && leftAt === null)
          .map(({ organisationId, personId }) => ({ organisationId, personId, role: null }))
      : officesIn(participants, "host").map((organisationId) => ({
          ...{ organisationId, personId: null, role: "officer" },
        }));
  await duty.raise(
    whose.map((who) => ({
      ...{ dutyId: randomUUID(), ...who, title: tasks[next.task] },
      note: {
        id: `${number} · ${inLanguage(title, "id").text}`,
        en: `${number} · ${inLanguage(title, "en").text}`,
      },
      ...{ recordKind: record.kind, recordId: record.id },
      path: `${placementPath(placement.placementId)}/deliverables#${deliverableId}`,
      ...{ nextActor: null, dueOn: next.dueOn, raisedBy: personOf(principal), synthetic },
    })),
  );
}

/** Puts a deliverable on the thread of the host: made by its placement, about the milestone that it moves. */
export async function writeDeliverableRecord(
  { stores: { thread }, principal }: Work<PlacementStores>,
  { deliverableId, title, milestoneId, synthetic }: Deliverable,
  placementId: string,
): Promise<void> {
  const from = deliverableRef(deliverableId);
  await thread.write(
    organisationOf(principal) ?? "",
    [
      {
        ...{ ...from, title, note: { id: "Hasil kerja", en: "Deliverable" }, synthetic },
        path: `${placementPath(placementId)}/deliverables#${deliverableId}`,
      },
    ],
    [
      { from, relation: "made-by", to: { kind: placementRecordKind, id: placementId } },
      ...(milestoneId
        ? [{ from, relation: "about" as const, to: { kind: "roster.milestone", id: milestoneId } }]
        : []),
    ],
  );
}
