import { roles, type Principal, type Role } from "../identity/index.ts";
import type { TestWorkbench } from "../test-database.ts";

type Member = Principal & { kind: "member" };

const bodies = [
  { key: "co-drafter", letter: "d", party: "ID" },
  { key: "invited", letter: "e", party: "SG" },
  { key: "uninvited", letter: "f", party: "SG" },
] as const;

const memberOf = ({ key, letter, party }: (typeof bodies)[number], role: Role): Member => ({
  kind: "member",
  person: `0${letter}000000-0000-7000-8000-00000000000${roles.indexOf(role) + 1}`,
  name: `${key} ${role}`,
  organisation: `0${letter}000000-0000-7000-8000-000000000000`,
  organisationKey: key,
  party,
  role,
});

const office = (body: (typeof bodies)[number]) => ({
  officer: memberOf(body, "officer"),
  head: memberOf(body, "head"),
  reader: memberOf(body, "reader"),
});

/** Three offices more than every store test has: one that writes along, and two of the side that answers. */
export const offices = {
  coDrafter: office(bodies[0]),
  invited: office(bodies[1]),
  uninvited: office(bodies[2]),
};

export async function addOffices({ admin }: Pick<TestWorkbench, "admin">): Promise<void> {
  for (const body of bodies) {
    const { organisation } = memberOf(body, "officer");
    await admin(
      `insert into identity.organisation (organisation_id, key, party, kind, name, synthetic)
        values ($1, $2, $3, 'ministry', jsonb_build_object('id', $2::text, 'en', $2::text), true)`,
      [organisation, body.key, body.party],
    );
    for (const role of ["officer", "head", "reader"] as const) {
      const { person, name } = memberOf(body, role);
      await admin(
        `insert into identity.person (person_id, organisation_id, username, name, job_title, synthetic)
          values ($1, $2, $3, $4, '{}', false)`,
        [person, organisation, `${body.key}-${role}`, name],
      );
      await admin(
        `insert into identity.membership (membership_id, person_id, organisation_id, role, valid_from)
          values ($1, $1, $2, $3, '2020-01-01')`,
        [person, organisation, role],
      );
    }
  }
}
