import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { searchAgencies } from "./agency-search.ts";
import type { RosterStores } from "./stores.ts";

/**
 * Which bodies may do what a text asks for, on a day: each with the mandate and the words that say so, and its source.
 * An empty answer is one: no mandate of that day speaks of it.
 */
export const findAgencies = useCase<RosterStores>()({
  name: "roster.find-agencies",
  kind: "read",
  policy: [anyone],
  input: z.object({
    text: z.string().trim().min(2).max(2_000),
    on: z.iso.date().nullish(),
    party: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullish(),
    limit: z.number().int().min(1).max(50).default(10),
  }),
  async run({ stores: { roster }, today }, { text, on, party, limit }) {
    const day = on ?? today;
    const all = await roster.agencies();
    const nameOf = (key: string | null) => all.find((one) => one.key === key)?.name ?? null;
    const found = searchAgencies(all, { text, day, party: party ?? undefined });
    return {
      ok: true,
      day,
      text,
      count: found.length,
      agencies: found.slice(0, limit).map(({ agency, score, held, words }) => ({
        key: agency.key,
        party: agency.party,
        name: agency.name,
        organisation: agency.organisation,
        score: Math.round(score * 1_000) / 1_000,
        reason: { words, inheritedFrom: nameOf(held.inheritedFrom), delivers: held.mandate.delivers },
        mandate: { text: held.mandate.text, from: held.mandate.from, until: held.mandate.until },
        source: held.mandate.source,
      })),
    };
  },
});
