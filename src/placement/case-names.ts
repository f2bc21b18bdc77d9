import type { Bilingual } from "../platform/index.ts";
import type { Capacity, Participant } from "./case.ts";
import type { PlacementStores } from "./stores.ts";

/** An office of a case, as pages show it. */
export type CaseOffice = { capacity: Capacity; key: string; name: Bilingual; party: string; own: boolean };

/** The offices of a case in the order of the way that a case takes. */
export async function caseOffices(
  { identity }: Pick<PlacementStores, "identity">,
  participants: readonly Participant[],
  own: string | null,
): Promise<CaseOffice[]> {
  const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one]));
  return participants.map(({ organisationId, capacity, party }) => ({
    ...{ capacity, party, own: organisationId === own },
    key: offices.get(organisationId)?.key ?? "",
    name: offices.get(organisationId)?.name ?? {},
  }));
}

/** Names of people whom one may see, by id: those of other offices are not among them. */
export async function peopleNames(
  { identity }: Pick<PlacementStores, "identity">,
  ids: readonly (string | null)[],
): Promise<Record<string, string>> {
  const known = await identity.names([...new Set(ids.flatMap((id) => id ?? []))]);
  return Object.fromEntries(known.map(({ personId, name }) => [personId, name]));
}
