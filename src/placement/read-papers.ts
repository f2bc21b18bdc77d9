import { z } from "zod";
import { everyMember, isValidOn, organisationOf, useCase } from "../identity/index.ts";
import { peopleNames } from "./case-names.ts";
import { papersThere } from "./paper.ts";
import { readPart } from "./read-part.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * Which identity papers of a case are there, without the papers, and each time that one was opened: by whom of which
 * office, when and for what. The expert reads the same list.
 * Refusals: those of `readPart`.
 */
export const readPapers = useCase<PlacementStores>()({
  name: "placement.read-papers",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement }) {
    const { stores, principal, today } = work;
    const at = await readPart(work, placement, { filing: true });
    if (!at.ok) return at;
    const { termsId } = at.terms;
    const notes = await stores.placement.paperNotes(termsId);
    const officers = (await stores.placement.casePeople(termsId)).filter(
      ({ capacity, leftAt }) => capacity === "filing" && leftAt === null,
    );
    const offices = new Map(
      (await stores.identity.organisations()).map(({ organisationId, name }) => [organisationId, name]),
    );
    const mayName = at.head.mayDo.includes("name-filing-officer");
    const own = organisationOf(principal) ?? "";
    const { people } = mayName
      ? await stores.identity.members(own, { search: "", show: "current", today, limit: 10_000, offset: 0 })
      : { people: [] };
    return {
      ok: true,
      head: at.head,
      papers: papersThere(notes).map(({ paperId, kind, at: handedInAt }) => ({ paperId, kind, handedInAt })),
      notes: notes.map(({ noteId, kind, act, purpose, byPerson, at: when, organisationId }) => ({
        ...{ noteId, kind, act, purpose, byPerson, at: when, office: offices.get(organisationId) ?? {} },
      })),
      officers: officers.map(({ personId, organisationId }) => ({
        personId,
        office: offices.get(organisationId) ?? {},
      })),
      people: await peopleNames(stores, [
        ...notes.map(({ byPerson }) => byPerson),
        ...officers.map(({ personId }) => personId),
      ]),
      /** Whom the programme office may name. */
      mayBeNamed: people
        .filter(
          ({ personId, memberships }) =>
            memberships.some((one) => one.role === "filing" && isValidOn(one, today)) &&
            officers.every((one) => one.personId !== personId),
        )
        .map(({ personId, name }) => ({ personId, name })),
      mayOpen: at.mine.includes("filing") && ["booked", "under-way", "ended"].includes(at.placement.state),
    };
  },
});
