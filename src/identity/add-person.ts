import { randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse, type Bilingual, type ReportRow } from "../platform/index.ts";
import { jobs, members } from "./policy.ts";
import { organisationOf, personOf, roleSchema, type Role } from "./principal.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/** A role as it is typed into a form: nothing chosen is an empty text. */
const typedRole = z.object({
  role: z.string().max(60),
  /** First day, `YYYY-MM-DD`. */
  from: z.string().max(60),
  /** Last day; empty: no end. */
  until: z.string().max(60).default(""),
});

/**
 * Opens an account at the desk of one's own organisation, with its first role. The person chooses the
 * username, after signing in by claim code.
 * @param jobTitle in one language or both; `source` says which was written first
 * @param namesake true: a person of the same name is known, this is somebody else
 * @returns the id of the person
 * Refusals: INPUT_INVALID (rows: NAME_MISSING, JOB_TITLE_MISSING, ROLE_MISSING, DATE_UNREADABLE,
 * DATES_REVERSED), SAME_NAME.
 */
export const addPerson = useCase<IdentityStores>()({
  name: "identity.add-person",
  kind: "change",
  policy: [members("registrar"), jobs("command-line")],
  input: typedRole.extend({
    name: z.string().max(200),
    jobTitle: z.object({
      id: z.string().trim().max(200).default(""),
      en: z.string().trim().max(200).default(""),
      source: z.enum(["id", "en"]).default("id"),
    }),
    namesake: z.boolean().default(false),
  }),
  async run({ stores: { identity }, principal, touch }, { name: typed, jobTitle, namesake, ...typedDates }) {
    const organisationId = organisationOf(principal);
    const organisation = organisationId && (await identity.organisation(organisationId));
    if (!organisation) return refuse("NOT_PERMITTED");
    const name = typed.normalize("NFC").replace(/\s+/g, " ").trim();
    const role = readRole(typedDates);
    const rows = [
      ...(name ? [] : [atField("name", "NAME_MISSING")]),
      ...(jobTitle.id || jobTitle.en ? [] : [atField("jobTitle", "JOB_TITLE_MISSING")]),
      ...("rows" in role ? role.rows : []),
    ];
    if (rows.length || "rows" in role) return refuse("INPUT_INVALID", undefined, rows);
    if (!namesake && (await identity.hasNamesake(organisation.organisationId, name)))
      return refuse("SAME_NAME", { name });

    const personId = randomUUID();
    await identity.addPerson({
      personId,
      organisationId: organisation.organisationId,
      username: null,
      name,
      jobTitle: bilingual(jobTitle),
      synthetic: organisation.synthetic,
    });
    await identity.addMembership({
      membershipId: randomUUID(),
      personId,
      organisationId: organisation.organisationId,
      ...role,
    });
    touch({ kind: "identity.person", id: personId });
    return { ok: true, personId };
  },
});

/**
 * Gives another role to a person of one's own organisation, or to one who has or had a role in it.
 * Refusals: PERSON_NOT_FOUND, OWN_ROLE (one does not give roles to oneself), INPUT_INVALID (rows as in
 * `addPerson`), ROLE_HELD (the same role on some of the same days).
 */
export const addMembership = useCase<IdentityStores>()({
  name: "identity.add-membership",
  kind: "change",
  policy: [members("registrar"), jobs("command-line")],
  input: typedRole.extend({ personId: z.uuid() }),
  async run({ stores: { identity }, principal, touch }, { personId, ...typed }) {
    const organisationId = organisationOf(principal);
    const member = organisationId && (await identity.member(organisationId, personId));
    if (!member) return refuse("PERSON_NOT_FOUND");
    if (personId === personOf(principal)) return refuse("OWN_ROLE");
    const role = readRole(typed);
    if ("rows" in role) return refuse("INPUT_INVALID", undefined, role.rows);
    const held = member.memberships.some(
      (one) =>
        one.role === role.role &&
        (one.validUntil === null || role.validFrom <= one.validUntil) &&
        (role.validUntil === null || one.validFrom <= role.validUntil),
    );
    if (held) return refuse("ROLE_HELD");
    const membershipId = randomUUID();
    await identity.addMembership({ membershipId, personId, organisationId, ...role });
    touch({ kind: "identity.membership", id: membershipId });
    return { ok: true, membershipId };
  },
});

type DatedRole = { role: Role; validFrom: string; validUntil: string | null };

function readRole({ role, from, until }: z.output<typeof typedRole>): DatedRole | { rows: ReportRow[] } {
  const known = roleSchema.safeParse(role);
  const rows = known.success ? [] : [atField("role", "ROLE_MISSING")];
  if (!isDay(from)) rows.push(atField("from", "DATE_UNREADABLE"));
  if (until && !isDay(until)) rows.push(atField("until", "DATE_UNREADABLE"));
  else if (until && until < from) rows.push(atField("until", "DATES_REVERSED"));
  if (!known.success || rows.length) return { rows };
  return { role: known.data, validFrom: from, validUntil: until || null };
}

const atField = (column: string, code: string): ReportRow => ({ file: "", column, code });

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

function bilingual({ id, en, source }: { id: string; en: string; source: "id" | "en" }): Bilingual {
  if (id && en) return { id, en, source };
  return id ? { id, source: "id" } : { en, source: "en" };
}
