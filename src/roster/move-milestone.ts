import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { milestoneDuty, milestoneRef } from "./hub-records.ts";
import { milestoneStates, type MilestoneState, type MovedBy } from "./hub-words.ts";
import type { HubStores } from "./stores.ts";

/**
 * Moves a milestone of one's own hub by hand, with a reason that every reader of the hub sees; most are moved by a
 * deliverable that was accepted. Reached or dropped it is no longer due; taken up again it is.
 * Refusals: MILESTONE_NOT_FOUND, MILESTONE_STANDS_SO, MILESTONE_REACHED_LATER (a day still to come), HUB_CHANGED.
 */
export const moveMilestone = useCase<HubStores>()({
  name: "roster.move-milestone",
  kind: "change",
  policy: [members("officer", "head"), jobs("demo")],
  input: z.object({
    milestone: z.uuid(),
    revision: z.int().min(1),
    to: z.enum(milestoneStates),
    /** The day on which it was reached; today by default. */
    on: z.iso.date().nullish(),
    reason: z.string().trim().min(1).max(500),
    writtenIn: z.enum(["id", "en"]).default("id"),
  }),
  async run(
    { stores, principal, now, today, touch },
    { milestone: id, revision, to, on, reason, writtenIn },
  ) {
    const { roster, duty } = stores;
    const found = await roster.milestone(id);
    const hub = found && (await roster.holdHub(found.hubId));
    if (!found || !hub || hub.organisationId !== organisationOf(principal))
      return refuse("MILESTONE_NOT_FOUND");
    if (hub.revision !== revision) return refuse("HUB_CHANGED");
    const day = on ?? today;
    if (to === "reached" && day > today) return refuse("MILESTONE_REACHED_LATER", { date: day });
    const by = { kind: "roster.hub", id: hub.hubId, reason, writtenIn };
    const moved = await moveMilestoneFor(stores, id, { to, on: day, by }, now);
    if (!moved.ok) return moved;
    if (!moved.moved) return refuse("MILESTONE_STANDS_SO");
    if (isOpen(to) && !isOpen(found.state))
      await duty.raise([milestoneDuty(hub, found, personOf(principal))]);
    await roster.nextRevision(hub.hubId);
    touch({ kind: "roster.milestone", id });
    return { ok: true, key: hub.key, revision: revision + 1 };
  },
});

const isOpen = (state: MilestoneState) => state === "planned" || state === "under-way";

/**
 * Moves a milestone for a record that says why, such as a deliverable that was accepted; what its hub's office owed for it
 * is settled with it. `on`: the day on which it was reached.
 * @returns whether it moved: what stands so already stays
 * Refusal: MILESTONE_NOT_FOUND.
 */
export async function moveMilestoneFor(
  { roster, duty }: Pick<HubStores, "roster" | "duty">,
  id: string,
  move: { to: MilestoneState; on: string; by: MovedBy },
  now: Date,
) {
  const moved = await roster.moveMilestone(id, move);
  if (moved.ok && moved.moved && !isOpen(move.to))
    await duty.close(milestoneRef(id), move.to === "reached" ? "done" : "cancelled", now);
  return moved;
}
