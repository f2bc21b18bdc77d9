import { organisationOf, type Principal } from "../identity/index.ts";
import type { IdentityStore } from "../identity/index.server.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import type { AgreementStore } from "./store.ts";
import type { Version } from "./version.ts";

/** Kinds of organisation that can speak for their party. */
const speaking = ["ministry", "coordinating-ministry"];

/**
 * Whether the office of a principal may hold a key of its party: a ministry with a party.
 * @returns its organisation and party, or KEY_NOT_OF_OFFICE
 */
export async function keyOffice(
  identity: IdentityStore,
  principal: Principal,
): Promise<Refusal | { ok: true; organisation: string; party: string }> {
  const id = organisationOf(principal);
  const party = principal.kind === "anonymous" ? null : principal.party;
  const organisation = id
    ? (await identity.organisations()).find((one) => one.organisationId === id)
    : undefined;
  if (!organisation || !party || !speaking.includes(organisation.kind)) return refuse("KEY_NOT_OF_OFFICE");
  return { ok: true, organisation: organisation.organisationId, party };
}

/**
 * Whether the office may seal a version for its party: it leads the circle that released it, or the letters of that
 * circle's route brought the version to it to be answered or signed. An agency that was only asked along seals nothing.
 * @returns null when it may, else SEAL_NOT_OF_OFFICE
 */
export async function maySeal(
  agreement: AgreementStore,
  organisation: string,
  version: Pick<Version, "versionId" | "circleId" | "organisationId">,
): Promise<Refusal | null> {
  if (version.organisationId === organisation) return null;
  const hops = await agreement.hopsOf({ versions: [version.versionId] });
  const asked = hops.some(
    (hop) =>
      hop.toOrganisation === organisation &&
      hop.circleId === version.circleId &&
      (hop.asked === "answer" || hop.asked === "sign"),
  );
  return asked ? null : refuse("SEAL_NOT_OF_OFFICE");
}
