import { createHash, randomBytes } from "node:crypto";
import type { Bilingual } from "../platform/index.ts";
import type { Database } from "../platform/database.ts";
import { anonymous, type Principal, type Role } from "./principal.ts";

/** A working day and its evening; then one signs in again. */
export const sessionHours = 12;

/** The signed-in person as pages show them. */
export type Visitor = {
  principal: Principal & { kind: "member" };
  username: string | null;
  organisationName: Bilingual;
  membership: string;
  /** More than one valid membership: the person may change hats. */
  memberships: number;
};

/** @returns an opaque token for the cookie and its hash for the table; the token itself is stored nowhere */
export function newToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

type Row = {
  person_id: string;
  name: string;
  username: string | null;
  membership_id: string;
  organisation_id: string;
  organisation_key: string;
  organisation_name: Bilingual;
  party: string | null;
  role: Role;
  memberships: number;
};

/** Finds who stands behind a session token; a wrong, ended or expired one is nobody. One query, no transaction. */
export async function resolveVisitor(
  database: Database,
  token: string,
  today: string,
): Promise<Visitor | null> {
  const [row] = await database.query<Row>("select * from identity.resolve_session($1, $2)", [
    hashToken(token),
    today,
  ]);
  if (!row) return null;
  return {
    principal: {
      kind: "member",
      person: row.person_id,
      name: row.name,
      organisation: row.organisation_id,
      organisationKey: row.organisation_key,
      party: row.party,
      role: row.role,
    },
    username: row.username,
    organisationName: row.organisation_name,
    membership: row.membership_id,
    memberships: row.memberships,
  };
}

export const principalOf = (visitor: Visitor | null): Principal => visitor?.principal ?? anonymous;
