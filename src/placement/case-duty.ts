import { randomUUID } from "node:crypto";
import { dayAfter, personOf, type Role, type Work } from "../identity/index.ts";
import { inLanguage, type Bilingual } from "../platform/index.ts";
import { officesIn } from "./case-work.ts";
import { termsPath, type Participant } from "./case.ts";
import type { PlacementStores } from "./stores.ts";
import { nextStep, selectionStep } from "./terms-states.ts";
import type { Terms } from "./terms.ts";

/** Duties about terms; those about a placement are another kind, so that closing these leaves them alone. */
const termsDuty = "placement.terms";

const tasks: Record<string, Bilingual> = {
  submit: { id: "Ajukan kerangka acuan kerja", en: "Submit the terms of reference" },
  endorse: { id: "Teruskan permintaan UPTD", en: "Pass on the request of a local government's centre" },
  review: { id: "Tinjau kerangka acuan kerja", en: "Review the terms of reference" },
  edit: { id: "Perbaiki kerangka acuan kerja", en: "Edit the terms of reference" },
  invite: { id: "Undang instansi pengirim", en: "Invite sending agencies" },
  "put-forward": { id: "Ajukan tenaga ahli", en: "Put experts forward" },
  choose: { id: "Pilih tenaga ahli", en: "Choose an expert" },
  book: { id: "Konfirmasi dan pesan tanggal tenaga ahli", en: "Confirm and book the expert" },
};
const actors: Record<string, Bilingual> = {
  host: { id: "penerima", en: "host" },
  router: { id: "Disnaker", en: "Disnaker" },
  programme: { id: "kantor program", en: "programme office" },
  sender: { id: "instansi pengirim", en: "sending agency" },
};
/** Who acts after that, in words for whoever has to act now. */
const after: Record<string, Bilingual | undefined> = {
  submit: actors.programme,
  endorse: actors.programme,
  review: actors.host,
  edit: actors.programme,
  invite: actors.sender,
  "put-forward": actors.host,
  choose: actors.sender,
  book: actors.host,
};

/**
 * Settles who acts next in a case and by when: the duties so far are closed, the next ones raised for the offices of that
 * capacity, and the terms say the same to everybody.
 * @param done whether what was owed was done; otherwise it is no longer owed
 */
export async function settleNext(
  { stores: { placement, duty }, principal, now, today }: Work<PlacementStores>,
  terms: Terms,
  participants: readonly Participant[],
  done = true,
): Promise<void> {
  const { termsId } = terms;
  const ready = terms.state === "ready";
  const nominations = ready ? await placement.nominationStates(termsId) : [];
  const step = nextStep(terms.state, selectionStep(ready ? await placement.selectionStates(termsId) : []));
  const dueOn = step ? dayAfter(today, step.days) : null;
  await placement.setNext(termsId, { nextCapacity: step?.capacity ?? null, dueOn });
  await duty.close({ kind: termsDuty, id: termsId }, done ? "done" : "cancelled", now);
  if (!step || !dueOn) return;
  // Of several senders those are asked who still have something to do.
  const asked = officesIn(participants, step.capacity).filter(
    (office) =>
      step.task !== "book" ||
      nominations.some(({ state, organisationId }) => state === "selected" && organisationId === office),
  );
  await duty.raise(
    asked.map((organisationId) => ({
      dutyId: randomUUID(),
      organisationId,
      personId: null,
      role: step.role satisfies Role,
      title: tasks[step.task] ?? {},
      note: noteOf(terms),
      recordKind: termsDuty,
      recordId: termsId,
      path: termsPath(termsId),
      nextActor: after[step.task] ?? null,
      dueOn,
      raisedBy: personOf(principal),
      synthetic: terms.synthetic,
    })),
  );
}

const noteOf = ({ number, title }: Terms): Bilingual => ({
  id: `${number} · ${inLanguage(title, "id").text}`,
  en: `${number} · ${inLanguage(title, "en").text}`,
});

/** Duties about a decision: its reader closes them. */
export const decisionDuty = "placement.decision";

/** Whoever sent experts who were not chosen has a decision to read. */
export async function raiseDecisionDuties(
  { stores: { duty }, principal, today }: Work<PlacementStores>,
  terms: Terms,
  notChosen: readonly { organisationId: string }[],
): Promise<void> {
  const { termsId, synthetic } = terms;
  await duty.raise(
    [...new Set(notChosen.map(({ organisationId }) => organisationId))].map((organisationId) => ({
      ...{ dutyId: randomUUID(), organisationId, personId: null, role: "officer", synthetic },
      title: {
        id: "Baca keputusan atas tenaga ahli yang diajukan",
        en: "Read the decision on experts put forward",
      },
      note: noteOf(terms),
      recordKind: decisionDuty,
      recordId: `${termsId}/${organisationId}`,
      path: `${termsPath(termsId)}/selection`,
      nextActor: null,
      dueOn: dayAfter(today, 7),
      raisedBy: personOf(principal),
    })),
  );
}
