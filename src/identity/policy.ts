import { officeRoles, personOf, type JobName, type Principal, type Role } from "./principal.ts";
import { refuse, type Refusal } from "../platform/index.ts";

/** One way to be permitted. A policy is a list of them: whoever fits none is refused. */
export type Permission =
  | { to: "anyone" }
  /** Any signed-in person, whatever their role. */
  | { to: "member"; roles?: readonly Role[] }
  | { to: "job"; names: readonly JobName[] };

export type Policy = readonly Permission[];

export const anyone: Permission = { to: "anyone" };
/** Members with one of these roles; without any named, those of an office, and not who acts for themselves. */
export const members = (...roles: Role[]): Permission => ({
  to: "member",
  roles: roles.length ? roles : officeRoles,
});
/** Whoever has signed in: for one's own account, duties and cases. */
export const everyMember: Permission = { to: "member" };
export const jobs = (...names: JobName[]): Permission => ({ to: "job", names });

/**
 * Decides whether a principal may run a use case at all; which rows it then reaches is the database's wall.
 * @returns null when permitted; NOT_SIGNED_IN when signing in could help; NOT_PERMITTED otherwise.
 */
export function decide(policy: Policy, principal: Principal): Refusal | null {
  const permitted = policy.some((permission) => {
    if (permission.to === "anyone") return true;
    if (permission.to === "job") return principal.kind === "job" && permission.names.includes(principal.name);
    return principal.kind === "member" && (!permission.roles || permission.roles.includes(principal.role));
  });
  if (permitted) return null;
  return refuse(principal.kind === "anonymous" ? "NOT_SIGNED_IN" : "NOT_PERMITTED");
}

/**
 * Four eyes: who made a thing does not approve it.
 * @param author person who made it; null when a job of the installation did, which any person may approve
 * @returns FOUR_EYES when the principal is the author or has no person behind it.
 */
export function requireOtherEyes(principal: Principal, author: string | null): Refusal | null {
  const person = personOf(principal);
  return person === null || person === author ? refuse("FOUR_EYES") : null;
}
