import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { milestoneRef } from "./hub-records.ts";
import { planParts } from "./hub-words.ts";
import type { HubStores } from "./stores.ts";

/**
 * Takes a part out of a hub's plan. A milestone that something moved stays: it is dropped with a reason instead.
 * Refusals: HUB_NOT_FOUND, HUB_CHANGED, HUB_PART_NOT_FOUND, MILESTONE_MOVED.
 */
export const removePlanPart = useCase<HubStores>()({
  name: "roster.remove-plan-part",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ hub: z.uuid(), revision: z.int().min(1), part: z.enum(planParts), id: z.uuid() }),
  async run({ stores: { roster, duty }, principal, now, touch }, { hub: hubId, revision, part, id }) {
    const hub = await roster.holdHub(hubId);
    if (!hub || hub.organisationId !== organisationOf(principal)) return refuse("HUB_NOT_FOUND");
    if (hub.revision !== revision) return refuse("HUB_CHANGED");
    if (part === "milestone" && (await roster.milestone(id))?.movedBy) return refuse("MILESTONE_MOVED");
    if (!(await roster.removePart(hubId, part, id))) return refuse("HUB_PART_NOT_FOUND");
    if (part === "milestone") await duty.close(milestoneRef(id), "cancelled", now);
    await roster.nextRevision(hubId);
    touch({ kind: "roster.hub", id: hubId });
    return { ok: true, key: hub.key, revision: revision + 1 };
  },
});
