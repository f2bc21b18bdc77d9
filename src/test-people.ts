import { roles, type Role } from "./identity/index.ts";

/** Three organisations of two parties, as every store test finds them. */
export const organisations = {
  ministry: { organisationId: "0a000000-0000-7000-8000-000000000000", party: "ID" },
  bureau: { organisationId: "0b000000-0000-7000-8000-000000000000", party: "ID" },
  agency: { organisationId: "0c000000-0000-7000-8000-000000000000", party: "SG" },
} as const;

/** Ids tell who is who in a failure's message: the organisation's letter, then the role's number. */
const numbered = (organisationId: string, role: Role) =>
  organisationId.slice(0, -1) + String(roles.indexOf(role) + 1);

export const personId = (key: keyof typeof organisations, role: Role) =>
  numbered(organisations[key].organisationId, role);

/** A member's membership has the id of the person, so that a test can name it too. */
export const membershipId = personId;

const bilingual = (text: string) => `'{"id": "${text}", "en": "${text}"}'`;

/** The statements that put them into a migrated database; run by the role that migrates. */
export function peopleSql(): string {
  const parties = ["ID", "SG"].map((code) => `('${code}', ${bilingual(code)})`);
  const bodies = Object.entries(organisations).map(
    ([key, { organisationId, party }]) =>
      `('${organisationId}', '${key}', '${party}', 'ministry', ${bilingual(key)}, true)`,
  );
  const members = (Object.keys(organisations) as (keyof typeof organisations)[]).flatMap((key) =>
    roles.map((role) => ({ key, role, id: personId(key, role), at: organisations[key].organisationId })),
  );
  const people = members.map(
    ({ key, role, id, at }) =>
      `('${id}', '${at}', '${key}-${role}', '${key} ${role}', ${bilingual(role)}, false)`,
  );
  const memberships = members.map(
    ({ id, role, at }) => `('${id}', '${id}', '${at}', '${role}', '2020-01-01')`,
  );
  return `
    insert into identity.party (code, name) values ${parties.join()};
    insert into identity.organisation (organisation_id, key, party, kind, name, synthetic) values ${bodies.join()};
    insert into identity.corridor (code, name, operator, synthetic)
      values ('id-sg', ${bilingual("ID-SG")}, '${organisations.ministry.organisationId}', true);
    insert into identity.person (person_id, organisation_id, username, name, job_title, synthetic)
      values ${people.join()};
    insert into identity.membership (membership_id, person_id, organisation_id, role, valid_from)
      values ${memberships.join()};`;
}
