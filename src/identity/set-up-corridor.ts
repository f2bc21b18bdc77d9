import { randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse, type Bilingual } from "../platform/index.ts";
import { jobs } from "./policy.ts";
import { roleSchema } from "./principal.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

const bilingual = z.object({ id: z.string().min(1), en: z.string().min(1) }) satisfies z.ZodType<Bilingual>;
const day = z.iso.date();

/** A corridor as an office writes it down: parties, organisations, people and their dated roles. */
export const corridorSchema = z.object({
  corridor: z.object({ code: z.string(), name: bilingual, operator: z.string() }),
  synthetic: z.boolean().default(false),
  parties: z.array(z.object({ code: z.string(), name: bilingual })),
  organisations: z.array(
    z.object({ key: z.string(), party: z.string().nullable(), kind: z.string(), name: bilingual }),
  ),
  people: z.array(
    z.object({
      username: z.string(),
      name: z.string(),
      jobTitle: bilingual,
      memberships: z
        .array(z.object({ organisation: z.string(), role: roleSchema, from: day, until: day.nullish() }))
        .min(1),
    }),
  ),
});

/**
 * Writes a corridor's parties, organisations and people. What is there already (by code, key or username) stays as
 * it is, so running it twice changes nothing.
 * @returns how many of each were added
 * Refusals: ORGANISATION_UNKNOWN (a key that is not among the organisations), PARTY_UNKNOWN.
 */
export const setUpCorridor = useCase<IdentityStores>()({
  name: "identity.set-up-corridor",
  kind: "change",
  policy: [jobs("command-line", "demo")],
  input: corridorSchema,
  async run({ stores: { identity }, touch }, { parties, organisations, people, corridor, synthetic }) {
    const stray = organisations.find((o) => o.party !== null && !parties.some((party) => party.code === o.party));
    if (stray) return refuse("PARTY_UNKNOWN", { key: stray.party ?? "" });
    const idByKey = new Map((await identity.organisations()).map((o) => [o.key, o.organisationId]));
    const added = organisations
      .filter((o) => !idByKey.has(o.key))
      .map((o) => ({ organisationId: randomUUID(), key: o.key, party: o.party, kind: o.kind, name: o.name, synthetic }));
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
