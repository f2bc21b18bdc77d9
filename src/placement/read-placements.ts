import { z } from "zod";
import {
  members,
  officeRoles,
  organisationOf,
  ownRoles,
  personOf,
  useCase,
  type Work,
} from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { provinceName, provinces } from "../roster/index.ts";
import type { Capacity } from "./case.ts";
import { placementPageSize, placementViews, type PlacementView } from "./placement-list.ts";
import type { PlacementLine } from "./placement-list-store.ts";
import { placementNext } from "./placement-next.ts";
import type { PlacementState } from "./placement-states.ts";
import type { PlacementStores } from "./stores.ts";

/** Placements are read by everybody of their cases: offices of both sides, filing officers, experts, counterparts. */
export const placementReaders = [...officeRoles, ...ownRoles, "filing"] as const;

const viewOf: Record<PlacementState, Exclude<PlacementView, "all">> = {
  ...{ "under-way": "under-way", booked: "coming", ended: "to-close", closed: "past", cancelled: "past" },
};
const owedAtMost = 10;

/**
 * Placements of the reader's cases, and first of all what the reader owes in them.
 * @returns `owed` (the most urgent first, `owedCount` in all), a page of `placements` each with what comes next, `count` in
 *   this view and `counts` in each, `here`: how many experts are at work in each province now
 */
export const readPlacements = useCase<PlacementStores>()({
  name: "placement.read-placements",
  kind: "read",
  policy: [members(...placementReaders)],
  input: z.object({
    view: z.enum(placementViews).default("all"),
    text: z.string().trim().max(200).nullish(),
    province: z
      .string()
      .regex(/^\d{2}$/)
      .nullish(),
    /** Key of a centre, or id of a hub. */
    centre: z.string().max(60).nullish(),
    expert: z.uuid().nullish(),
    limit: z.int().min(1).max(100).default(placementPageSize),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  async run(work, { view, text, province, centre, expert, limit, offset }) {
    const { stores, principal, today } = work;
    const organisation = organisationOf(principal);
    if (!organisation || principal.kind !== "member") return refuse("NOT_PERMITTED");
    const { placement } = stores;
    const filter = {
      text: text || null,
      province: province ?? null,
      centre: centre ?? null,
      expert: expert ?? null,
    };
    const owed = await placement.owedInPlacements(
      { organisation, person: personOf(principal), role: principal.role },
      owedAtMost,
    );
    const everywhere = await placement.countPlacements({ ...filter, province: null });
    const states = province ? everywhere.filter((one) => one.provinceCode === province) : everywhere;
    const counts = Object.fromEntries(placementViews.map((one) => [one, 0])) as Record<PlacementView, number>;
    for (const { state, count } of states) {
      counts[viewOf[state]] += count;
      counts.all += count;
    }
    const lines = await placement.placementPage({ view, ...filter }, { limit, offset });
    return {
      ok: true,
      ...{ today, view, counts, count: counts[view] },
      owed: owed.map(({ total: _, ...one }) => one),
      owedCount: owed[0]?.total ?? 0,
      placements: await withNext(work, lines),
      provinces: provinces.map(({ code, name }) => ({
        ...{ code, name },
        count: everywhere
          .filter((one) => one.provinceCode === code && one.state === "under-way")
          .reduce((sum, { count }) => sum + count, 0),
      })),
    };
  },
});

/** Lines with what comes next in each, by two questions for all of them. */
async function withNext({ stores: { placement } }: Work<PlacementStores>, lines: readonly PlacementLine[]) {
  const ids = lines.map(({ placementId }) => placementId);
  const checks = new Map((await placement.firstChecks(ids)).map((one) => [one.placementId, one]));
  const extensions = new Map((await placement.openExtensions(ids)).map((one) => [one.placementId, one]));
  return lines.map(({ expertId: _, sender: __, ...line }) => {
    const check = checks.get(line.placementId);
    const extension = extensions.get(line.placementId);
    return {
      ...line,
      province: line.provinceCode ? provinceName(line.provinceCode) : null,
      next: placementNext(
        line,
        check ? { capacity: check.capacity as Capacity, dueOn: check.dueOn } : null,
        extension ? { state: extension.state, since: dayOf(extension.since) } : null,
      ),
    };
  });
}
