import { randomUUID } from "node:crypto";
import { personOf, type Role, type Work } from "../identity/index.ts";
import { inLanguage, type Bilingual } from "../platform/index.ts";
import type { Capacity } from "./case.ts";
import { officesIn, type CaseAt } from "./case-work.ts";
import { placementPath, type Placement } from "./placement.ts";
import type { Check } from "./rule.ts";
import type { PlacementStores } from "./stores.ts";

/** Duties about one check of a case, and about the next step of a placement. */
export const checkDuty = "placement.check";
const stepDuty = "placement.placement";

const steps = {
  start: { id: "Mulai penempatan tenaga ahli", en: "Begin the placement of the expert" },
  end: { id: "Catat akhir penempatan", en: "Record the end of the placement" },
  close: {
    id: "Tutup penempatan: hasil kerja, pengukuran, serah terima",
    en: "Close the placement: deliverables, measures, handover",
  },
  settle: { id: "Jawab permintaan perpanjangan", en: "Answer the request for an extension" },
} as const satisfies Record<string, Bilingual>;

const host: Bilingual = { id: "penerima", en: "host" };

/** A duty says the place and the number of the terms: names of people are read on the page. */
const noteOf = ({ terms: { number, title } }: Pick<CaseAt, "terms">): Bilingual => ({
  id: `${number} · ${inLanguage(title, "id").text}`,
  en: `${number} · ${inLanguage(title, "en").text}`,
});

/** Raises a duty for each check that is open, for the offices that see to it. */
export async function raiseCheckDuties(
  { stores: { duty }, principal, today }: Work<PlacementStores>,
  at: Pick<CaseAt, "terms" | "participants">,
  checks: readonly Check[],
): Promise<void> {
  await duty.raise(
    checks.flatMap(({ checkId, termsId, placementId, capacity, rule, dueOn }) =>
      officesIn(at.participants, capacity).map((organisationId) => ({
        ...{ dutyId: randomUUID(), organisationId, personId: null, title: rule.title, note: noteOf(at) },
        // Also for papers of identity: whoever files them is named by the office first, and may then enter it too.
        role: "officer" satisfies Role,
        ...{ recordKind: checkDuty, recordId: `${termsId}/${checkId}` },
        path: `${placementPath(placementId)}#checks`,
        nextActor: host,
        dueOn: dueOn < today ? today : dueOn,
        ...{ raisedBy: personOf(principal), synthetic: at.terms.synthetic },
      })),
    ),
  );
}

/** Settles what comes next in a placement: what was owed for the last step is closed, the next one raised. */
export async function settleStep(
  { stores: { duty }, principal, now }: Work<PlacementStores>,
  at: Pick<CaseAt, "terms" | "participants">,
  { placementId, termsId }: Pick<Placement, "placementId" | "termsId">,
  next: { step: keyof typeof steps; capacity: Capacity; role?: Role; dueOn: string } | null,
  done = true,
): Promise<void> {
  const record = { kind: stepDuty, id: `${termsId}/${placementId}` };
  await duty.close(record, done ? "done" : "cancelled", now);
  if (!next) return;
  await duty.raise(
    officesIn(at.participants, next.capacity).map((organisationId) => ({
      ...{ dutyId: randomUUID(), organisationId, personId: null, role: next.role ?? "officer" },
      ...{ title: steps[next.step], note: noteOf(at), recordKind: record.kind, recordId: record.id },
      ...{ path: placementPath(placementId), nextActor: null, dueOn: next.dueOn },
      ...{ raisedBy: personOf(principal), synthetic: at.terms.synthetic },
    })),
  );
}
