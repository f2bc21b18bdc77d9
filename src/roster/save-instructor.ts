import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase, type Work } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isOwnCentre } from "./centre-office.ts";
import { overseerOf, type CentreFacts } from "./centre.ts";
import { settleCredentials } from "./credential-duty.ts";
import type { Instructor } from "./instructor-store.ts";
import type { InstructorStores } from "./stores.ts";

/**
 * Enters an instructor of one of the office's own centres, or changes one. The office that oversees the centre reads along.
 * @param person the instructor's own account in this office, where there is one
 * Refusals: CENTRE_NOT_FOUND, CENTRE_NOT_YOURS, INSTRUCTOR_NOT_FOUND, INSTRUCTOR_NOT_YOURS (of a centre that this office
 * oversees), INSTRUCTOR_DAYS_REVERSED, INSTRUCTOR_ACCOUNT_UNKNOWN.
 */
export const saveInstructor = useCase<InstructorStores>()({
  name: "roster.save-instructor",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    instructor: z.uuid().nullish(),
    centre: z.string().max(60),
    name: z.string().trim().min(1).max(200),
    since: z.iso.date(),
    leftOn: z.iso.date().nullable(),
    person: z.uuid().nullish(),
  }),
  async run(work, { instructor: id, centre: centreKey, person, ...said }) {
    const { stores, principal, touch, now, today } = work;
    const { roster, identity, duty } = stores;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const before = id ? await heldInstructor(work, id) : null;
    if (before && !before.ok) return before;
    const centre = await roster.centre(centreKey);
    if (!centre) return refuse("CENTRE_NOT_FOUND");
    if (!isOwnCentre(principal, centre))
      return refuse("CENTRE_NOT_YOURS", { column: centre.name.id ?? centreKey });
    const { since, leftOn } = said;
    if (leftOn !== null && leftOn < since) return refuse("INSTRUCTOR_DAYS_REVERSED");
    if (person) {
      const member = await identity.member(organisationId, person);
      if (!member?.memberships.some(({ role }) => role === "instructor"))
        return refuse("INSTRUCTOR_ACCOUNT_UNKNOWN");
    }
    const instructor: Instructor = {
      ...{ organisationId, instructorId: before?.instructor.instructorId ?? randomUUID(), centreKey },
      ...{ overseer: await overseerId(stores, centre), personId: person ?? null, ...said },
      synthetic: before?.instructor.synthetic ?? centre.synthetic,
    };
    if (before) {
      await roster.changeInstructor(instructor);
      const credentials = await roster.credentialsOf([instructor.instructorId]);
      await settleCredentials(duty, instructor, credentials, { now, today, by: personOf(principal) });
    } else await roster.addInstructor(instructor);
    touch({ kind: "roster.instructor", id: instructor.instructorId });
    return { ok: true, instructor: instructor.instructorId };
  },
});

/** The organisation that oversees a centre now, as the register says. */
async function overseerId(
  { identity }: Pick<InstructorStores, "identity">,
  centre: CentreFacts,
): Promise<string | null> {
  const key = overseerOf(centre);
  return key === null ? null : ((await identity.organisationByKey(key))?.organisationId ?? null);
}

/**
 * An instructor that the principal's office may change, held until the transaction ends.
 * Refusals: INSTRUCTOR_NOT_FOUND (also another office's), INSTRUCTOR_NOT_YOURS (one that it reads as overseer).
 */
export async function heldInstructor(
  { stores: { roster }, principal }: Pick<Work<InstructorStores>, "stores" | "principal">,
  id: string,
) {
  const read = await roster.instructor(id);
  if (!read) return refuse("INSTRUCTOR_NOT_FOUND");
  if (read.organisationId !== organisationOf(principal)) return refuse("INSTRUCTOR_NOT_YOURS");
  const instructor = await roster.holdInstructor(id);
  return instructor ? { ok: true as const, instructor } : refuse("INSTRUCTOR_NOT_FOUND");
}
