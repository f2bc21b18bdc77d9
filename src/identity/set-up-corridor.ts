import { randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse, type Bilingual } from "../platform/index.ts";
import { jobs } from "./policy.ts";
import { roles } from "./principal.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/**
 * The error of each field is an example of what belongs there: it reads the same in every language and
 * becomes the `expected` of CORRIDOR_FIELD.
 */
const text = (example: string) => z.string(example).trim().min(1, example).max(200, example);
const pattern = (like: RegExp, example: string) => z.string(example).regex(like, example);
const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape, `{ ${Object.keys(shape).join(", ")} }`);
const list = <Entry extends z.ZodType>(entry: Entry) => z.array(entry, "[ … ]");

const bilingual = group({ id: text("Kementerian"), en: text("Ministry") }) satisfies z.ZodType<Bilingual>;
const key = pattern(/^[a-z0-9-]{2,60}$/, "kemnaker-biro-kerja-sama");
const partyCode = pattern(/^[A-Z]{2}$/, "ID");
const day = z.iso.date("2025-01-31");

const membership = group({
  organisation: key,
  role: z.enum(roles, roles.join(" | ")),
  from: day,
  until: day.nullish(),
}).refine(({ from, until }) => !until || from <= until, { path: ["until"], error: "≥ from" });

/** A list in which `name` tells the entries apart. */
const distinct = <Entry extends z.ZodType<Record<Name, string>>, Name extends string>(
  entry: Entry,
  name: Name,
) =>
  list(entry).superRefine((entries, { addIssue }) => {
    const seen = new Set<string>();
    for (const [index, found] of entries.entries()) {
      if (seen.has(found[name]))
        addIssue({ code: "custom", path: [index, name], message: `≠ ${found[name]}` });
      seen.add(found[name]);
    }
  });

/** A corridor as an office writes it down: parties, organisations, people and their dated roles. */
export const corridorSchema = group({
  corridor: group({ code: pattern(/^[a-z]{2}-[a-z]{2}$/, "id-sg"), name: bilingual, operator: key }),
  synthetic: z.boolean("true | false").default(false),
  parties: distinct(group({ code: partyCode, name: bilingual }), "code"),
  organisations: distinct(
    group({ key, party: partyCode.nullable(), kind: text("ministry"), name: bilingual }),
    "key",
  ),
  people: distinct(
    group({
      username: pattern(/^[a-z0-9.-]{3,60}$/, "nama.pengguna"),
      name: text("Nama Lengkap"),
      jobTitle: bilingual,
      memberships: list(membership).min(1, "[ … ]"),
    }),
    "username",
  ),
});

/**
 * Writes a corridor's parties, organisations and people. What is there already (by code, key or username)
 * stays as it is, so running it twice changes nothing.
 * @returns how many of each were added
 * Refusals: ORGANISATION_UNKNOWN (a key that is not among the organisations), PARTY_UNKNOWN.
 */
export const setUpCorridor = useCase<IdentityStores>()({
  name: "identity.set-up-corridor",
  kind: "change",
  policy: [jobs("command-line", "demo")],
  input: corridorSchema,
  async run({ stores: { identity }, touch }, { parties, organisations, people, corridor, synthetic }) {
    const stray = organisations.find(
      (o) => o.party !== null && !parties.some((party) => party.code === o.party),
    );
    if (stray) return refuse("PARTY_UNKNOWN", { key: stray.party ?? "" });
    const idByKey = new Map((await identity.organisations()).map((o) => [o.key, o.organisationId]));
    const added = organisations
      .filter((o) => !idByKey.has(o.key))
      .map((o) => ({
        organisationId: randomUUID(),
        key: o.key,
        party: o.party,
        kind: o.kind,
        name: o.name,
        synthetic,
      }));
    for (const organisation of added) idByKey.set(organisation.key, organisation.organisationId);

    const operator = idByKey.get(corridor.operator);
    if (!operator) return refuse("ORGANISATION_UNKNOWN", { key: corridor.operator });
    await identity.addParties(parties);
    await identity.addOrganisations(added);
    await identity.saveCorridor({ code: corridor.code, name: corridor.name, operator, synthetic });

    let addedPeople = 0;
    for (const entry of people) {
      if (await identity.personByUsername(entry.username)) continue;
      const personId = randomUUID();
      const homes = entry.memberships.map((membership) => idByKey.get(membership.organisation));
      const lost = entry.memberships.find((_, index) => !homes[index]);
      const home = homes[0];
      if (lost || !home) return refuse("ORGANISATION_UNKNOWN", { key: lost?.organisation ?? "" });
      await identity.addPerson({
        personId,
        organisationId: home,
        username: entry.username,
        name: entry.name,
        jobTitle: entry.jobTitle,
        synthetic,
      });
      for (const [index, membership] of entry.memberships.entries()) {
        await identity.addMembership({
          membershipId: randomUUID(),
          personId,
          organisationId: homes[index] ?? home,
          role: membership.role,
          validFrom: membership.from,
          validUntil: membership.until ?? null,
        });
      }
      addedPeople++;
    }
    touch({ kind: "identity.corridor", id: corridor.code });
    return { ok: true, organisations: added.length, people: addedPeople };
  },
});
