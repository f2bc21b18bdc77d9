import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { standingOn } from "./agency.ts";
import type { RosterStores } from "./stores.ts";

/**
 * The directory on a day: the bodies of both sides that stood then, each with the mandates that held.
 * @returns `agencies` by party and name key, the `day`, and how many there are on `all` days
 */
export const readAgencies = useCase<RosterStores>()({
  name: "roster.read-agencies",
  kind: "read",
  policy: [anyone],
  input: z.object({ on: z.iso.date().nullish(), party: z.string().max(2).nullish() }),
  async run({ stores: { roster }, today }, { on, party }) {
    const all = await roster.agencies();
    const day = on ?? today;
    const agencies = standingOn(all, day)
      .filter(({ agency }) => !party || agency.party === party)
      .map(({ agency, mandates }) => ({
        key: agency.key,
        party: agency.party,
        kind: agency.kind,
        name: agency.name,
        note: agency.note,
        mandates: mandates.map(({ mandate, inheritedFrom }) => ({ ...mandate, inheritedFrom })),
      }));
    return { ok: true, day, agencies, all: all.length, parties: [...new Set(all.map((one) => one.party))] };
  },
});

/**
 * One body through time: its mandates, what it succeeded and what succeeds it.
 * Refusal: AGENCY_NOT_FOUND.
 */
export const readAgency = useCase<RosterStores>()({
  name: "roster.read-agency",
  kind: "read",
  policy: [anyone],
  input: z.object({ key: z.string().max(60) }),
  async run({ stores: { roster }, today }, { key }) {
    const all = await roster.agencies();
    const agency = all.find((one) => one.key === key);
    if (!agency) return refuse("AGENCY_NOT_FOUND");
    const named = (one: string) => {
      const found = all.find((candidate) => candidate.key === one);
      return { key: one, name: found?.name ?? { id: one, en: one } };
    };
    return {
      ok: true,
      agency,
      today,
      before: agency.succeeds.map(({ key: one, since, source }) => ({ ...named(one), since, source })),
      after: all.flatMap((candidate) =>
        candidate.succeeds
          .filter((one) => one.key === key)
          .map(({ since, source }) => ({ ...named(candidate.key), since, source })),
      ),
    };
  },
});
