import type { Principal } from "../identity/index.ts";
import type { CentreFacts } from "./centre.ts";

/** Whether somebody acts for the centre's own office. */
export const isOwnCentre = (
  principal: Principal,
  { organisationKey }: Pick<CentreFacts, "organisationKey">,
): boolean =>
  principal.kind === "member" &&
  (principal.role === "officer" || principal.role === "head") &&
  organisationKey !== null &&
  organisationKey === principal.organisationKey;
