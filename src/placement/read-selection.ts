import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { decisionDuty } from "./case-duty.ts";
import { caseOffices, peopleNames } from "./case-names.ts";
import { openCase } from "./case-work.ts";
import { longList } from "./long-list.ts";
import { stateOutside, type Disclosure, type Nomination } from "./nomination.ts";
import type { PlacementStores } from "./stores.ts";
import { termsPageSize } from "./terms-list.ts";
import { nextStep, selectionStep } from "./terms-states.ts";

/** What of an expert a nomination shows to an office of the other side. */
const shownFields = ["name", "headline", "skills", "languages", "clearance", "free-days"];

/**
 * Who was put forward for a case. A sender reads its own, with its long list while experts are sought; the host and the
 * programme office read all of them, and each such reading is written down for the expert, in this transaction.
 * Refusals: CASE_NOT_FOUND (also a router: a request that it passed on names no expert to it).
 */
export const readSelection = useCase<PlacementStores>()({
  name: "placement.read-selection",
  kind: "change",
  policy: [members()],
  input: z.object({
    terms: z.uuid(),
    text: z.string().trim().max(200).nullish(),
    offset: z.int().min(0).default(0),
  }),
  async run(work, { terms: termsId, text, offset }) {
    const { stores, principal, now, today, touch } = work;
    const { placement, duty } = stores;
    const at = await openCase(work, termsId);
    if (!at.ok) return at;
    const { terms, participants, mine, role } = at;
    if (!mine.some((one) => ["host", "programme", "sender"].includes(one))) return refuse("CASE_NOT_FOUND");
    const own = organisationOf(principal) ?? "";
    const nominations = await placement.nominations(termsId);
    const foreign = nominations.filter(({ organisationId }) => organisationId !== own);
    await placement.addDisclosures(
      foreign.map((one): Disclosure => ({
        ...{
          organisationId: one.organisationId,
          termsId,
          disclosureId: randomUUID(),
          synthetic: one.synthetic,
        },
        ...{ personId: one.personId, expertId: one.expertId, fields: shownFields, purpose: "selection" },
        ...{ shownTo: own, shownToPerson: personOf(principal), at: now },
      })),
    );
    if (foreign.length > 0) touch({ kind: "placement.disclosure", id: termsId });
    const acts = role === "officer" || role === "head";
    const sends = mine.includes("sender");
    if (sends && acts) await duty.close({ kind: decisionDuty, id: `${termsId}/${own}` }, "done", now);
    const parts = await placement.termsParts(termsId);
    const seeks = sends && terms.state === "ready";
    const list = seeks
      ? await longList(work, terms, parts.skills, { limit: termsPageSize, offset, text: text || null })
      : null;
    const notes = mine.includes("host") ? await placement.interviewNotes(termsId) : [];
    const step = nextStep(terms.state, selectionStep(await placement.selectionStates(termsId)));
    const offices = await caseOffices(stores, participants, own);
    const nameOf = (organisationId: string) =>
      offices[participants.findIndex((one) => one.organisationId === organisationId)]?.name ?? {};
    return {
      ok: true,
      today,
      terms,
      mine,
      skills: parts.skills,
      next: step && { ...step, dueOn: terms.dueOn },
      nominations: nominations.map((one) => ({
        ...shown(one, mine.includes("host")),
        sender: nameOf(one.organisationId),
      })),
      notes: notes.map(({ nominationId, noteId, text: words, writtenIn, heldOn, writtenBy }) => ({
        ...{ nominationId, noteId, text: words, writtenIn, heldOn, writtenBy },
      })),
      people: await peopleNames(
        stores,
        notes.map(({ writtenBy }) => writtenBy),
      ),
      longList: list && {
        total: list.total,
        candidates: list.candidates.map((one) => ({
          ...one,
          nominated: nominations.some(
            ({ expertId, state }) => expertId === one.expertId && state !== "withdrawn",
          ),
        })),
      },
      mayPut: seeks && acts,
      mayChoose: mine.includes("host") && terms.state === "ready" && acts,
    };
  },
});

/** A nomination without what is the roster's. Whom the host has on its shortlist is the host's own business. */
const shown = (
  { nominationId, profile, reasons, state, reason, fromDay, untilDay, toldAt }: Nomination,
  hosts: boolean,
) => ({
  ...{ nominationId, profile, reasons, reason, fromDay, untilDay, toldAt },
  state: hosts ? state : stateOutside(state),
});
