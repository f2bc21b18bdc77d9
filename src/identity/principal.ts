import { z } from "zod";

/** Roles that a membership can carry. What each may do stands in the policies of the use cases. */
export const roles = [
  "officer",
  "statistician",
  "head",
  "registrar",
  "reader",
  "filing",
  "expert",
  "instructor",
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Roles of an office: what may be read there, they read. */
export const officeRoles = [
  "officer",
  "statistician",
  "head",
  "registrar",
  "reader",
] as const satisfies readonly Role[];

/** Roles of people who act for themselves: the walls give them their own rows and the cases that name them. */
export const ownRoles = ["expert", "instructor"] as const satisfies readonly Role[];

/** Organisation that the command line acts for when no corridor names one; made by the migrations. */
export const operatorOrganisation = "00000000-0000-7000-8000-000000000001";

/**
 * In whose name a transaction runs. It is set once, by the session or by the process itself, and the
 * database's row-level security reads it. Organisations and people are UUIDs, parties two-letter codes.
 */
export type Principal =
  | { kind: "anonymous" }
  | {
      kind: "member";
      person: string;
      name: string;
      organisation: string;
      organisationKey: string;
      party: string | null;
      role: Role;
    }
  /** A named job of the installation itself: the command line, the demo loader, a background worker. */
  | { kind: "job"; name: JobName; organisation: string; party: string | null; person: string | null };

export const jobNames = ["command-line", "demo", "worker"] as const;
export type JobName = (typeof jobNames)[number];

export const anonymous: Principal = { kind: "anonymous" };

export const personOf = (principal: Principal): string | null =>
  principal.kind === "anonymous" ? null : principal.person;

export const organisationOf = (principal: Principal): string | null =>
  principal.kind === "anonymous" ? null : principal.organisation;
