import { z } from "zod";
import { jobs, members, officeRoles, organisationOf, ownRoles, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { PlacementStores } from "./stores.ts";
import { termsPageSize, termsViews } from "./terms-list.ts";

/**
 * Terms of reference in which the reader's office takes part, the most urgent on top.
 * @returns a page of `terms` with the name of their place, `count` in this view, and `counts` in each
 */
export const readTermsList = useCase<PlacementStores>()({
  name: "placement.read-terms-list",
  kind: "read",
  policy: [members(...officeRoles, ...ownRoles), jobs("command-line", "demo")],
  input: z.object({
    view: z.enum(termsViews).default("all"),
    text: z.string().trim().max(200).nullish(),
    limit: z.int().min(1).max(100).default(termsPageSize),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { placement, roster }, principal, today }, { view, text, limit, offset }) {
    if (!organisationOf(principal)) return refuse("NOT_PERMITTED");
    const filter = { view, text: text || null };
    const terms = await placement.termsPage(filter, { limit, offset });
    const counts = await placement.countTerms(filter.text);
    const places = await roster.hostPlaces(terms);
    return {
      ok: true,
      today,
      view,
      counts,
      count: counts[view],
      terms: terms.map((one) => ({
        ...one,
        place:
          places.find(({ hubId, centreKey }) =>
            one.hubId ? hubId === one.hubId : hubId === null && centreKey === one.centreKey,
          )?.name ?? {},
      })),
    };
  },
});
