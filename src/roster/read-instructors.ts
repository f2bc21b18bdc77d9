import { z } from "zod";
import { dayAfter, members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { instructorViews } from "./instructor-words.ts";
import {
  credentialKinds,
  daysToRenew,
  endingSoon,
  instructorPageSize,
  isInServiceOn,
  mayTeachOn,
  missingOn,
  provenUntil,
} from "./instructor.ts";
import { isOwnCentre } from "./centre-office.ts";
import type { InstructorStores } from "./stores.ts";

/** An office and its overseer read them all; an instructor reads what stands there of oneself. */
const readers = [members(), members("instructor")];

/**
 * Instructors of one's office and of the centres that it oversees, as of a day, by name.
 * @param view `teaching`: who may teach on that day; `ending`: who may, and 90 days later would no more
 * @returns a page of `instructors`, each with what is `missing` on the day and until when each competence is proven;
 * `counts` of each view; `centres` of the own office
 */
export const readInstructors = useCase<InstructorStores>()({
  name: "roster.read-instructors",
  kind: "read",
  policy: readers,
  input: z.object({
    text: z.string().trim().max(200).nullish(),
    centre: z.string().max(60).nullish(),
    on: z.iso.date().nullish(),
    view: z.enum(instructorViews).default("all"),
    limit: z.number().int().min(1).max(100).default(instructorPageSize),
    offset: z.number().int().min(0).max(1_000_000).default(0),
  }),
  async run({ stores: { roster }, principal, today }, { text, centre, on, view, limit, offset }) {
    const day = on ?? today;
    const filter = {
      ...{ text: text || null, centre: centre || null, day, soon: dayAfter(day, daysToRenew) },
    };
    const found = await roster.searchInstructors(filter, view, { limit, offset });
    const credentials = Map.groupBy(
      await roster.credentialsOf(found.map(({ instructorId }) => instructorId)),
      ({ instructorId }) => instructorId,
    );
    const counts = await roster.countInstructors(filter);
    const own = principal.kind === "member" ? await roster.centresOfOffice(principal.organisationKey) : [];
    return {
      ok: true,
      day,
      counts,
      count: counts[view],
      mayAdd: own.some((one) => isOwnCentre(principal, one)),
      centres: own.map(({ key, name }) => ({ key, name })),
      instructors: found.map((one) => {
        const proof = credentials.get(one.instructorId) ?? [];
        return {
          ...{ instructorId: one.instructorId, name: one.name, since: one.since, leftOn: one.leftOn },
          ...{ centreKey: one.centreKey, centreName: one.centreName },
          inService: isInServiceOn(one, day),
          mayTeach: mayTeachOn(one, proof, day),
          missing: missingOn(proof, day),
          until: credentialKinds.map((kind) => ({ kind, until: provenUntil(proof, kind, day) })),
        };
      }),
      synthetic: found.some((one) => one.synthetic),
    };
  },
});

/**
 * One instructor with all credentials, those of each kind apart, as of a day.
 * @returns `mine`: whether the reader's office may change it; `accounts` of the office to which it may be tied
 * Refusal: INSTRUCTOR_NOT_FOUND (also of an office that one neither is nor oversees).
 */
export const readInstructor = useCase<InstructorStores>()({
  name: "roster.read-instructor",
  kind: "read",
  policy: readers,
  input: z.object({ instructor: z.string().max(60), on: z.iso.date().nullish() }),
  async run({ stores: { roster, identity }, principal, today }, { instructor: id, on }) {
    const day = on ?? today;
    const instructor = z.uuid().safeParse(id).success ? await roster.instructor(id) : undefined;
    if (!instructor) return refuse("INSTRUCTOR_NOT_FOUND");
    const centre = await roster.centre(instructor.centreKey);
    const credentials = await roster.credentialsOf([instructor.instructorId]);
    const mine = centre !== undefined && isOwnCentre(principal, centre);
    const { people } = mine
      ? await identity.members(instructor.organisationId, {
          ...{ search: "", show: "current", today, limit: 1_000, offset: 0 },
        })
      : { people: [] };
    const soon = new Set(endingSoon(instructor, credentials, day));
    return {
      ok: true,
      day,
      instructor: {
        ...{ instructorId: instructor.instructorId, name: instructor.name, since: instructor.since },
        ...{ leftOn: instructor.leftOn, personId: instructor.personId, centreKey: instructor.centreKey },
        centreName: centre?.name ?? { id: instructor.centreKey },
      },
      inService: isInServiceOn(instructor, day),
      mayTeach: mayTeachOn(instructor, credentials, day),
      missing: missingOn(credentials, day),
      overseen: instructor.overseer !== null,
      credentials: credentials.map((one) => ({
        ...{ credentialId: one.credentialId, kind: one.kind, title: one.title, code: one.code?.code ?? null },
        ...{ validFrom: one.validFrom, validUntil: one.validUntil, issuer: one.issuer, number: one.number },
        ...{ source: one.source, revokedOn: one.revokedOn, endsSoon: soon.has(one) },
      })),
      mine,
      centres: mine
        ? (await roster.centresOfOffice(centre.organisationKey ?? "")).map(({ key, name }) => ({ key, name }))
        : [],
      accounts: people
        .filter(({ memberships }) => memberships.some(({ role }) => role === "instructor"))
        .map(({ personId, name }) => ({ personId, name })),
      synthetic: instructor.synthetic,
    };
  },
});
