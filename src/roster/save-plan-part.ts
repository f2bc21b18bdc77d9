import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { titledCodes } from "./coded-titles.ts";
import { hubRecords, milestoneDuty, milestoneRef } from "./hub-records.ts";
import type { Hub } from "./hub-words.ts";
import { planPartSchema, type SaidPart } from "./hub.ts";
import type { HubStores } from "./stores.ts";

/**
 * Enters a part of a hub's development plan, or changes one: a target, a milestone, a programme, a post or a risk. A
 * milestone is from then on a duty of the hub's office, until it is reached or dropped.
 * @param revision the hub's, as it was read: of two who edit at once the second one is told
 * Refusals: HUB_NOT_FOUND, HUB_CHANGED, HUB_PART_NOT_FOUND, HUB_BASELINE (a figure without its day, or a day without its
 * figure), HUB_DAYS_REVERSED, HUB_POSTS (more filled than planned), HUB_CODES with a row for each unknown code.
 */
export const savePlanPart = useCase<HubStores>()({
  name: "roster.save-plan-part",
  kind: "change",
  policy: [members("officer", "head"), jobs("command-line", "demo")],
  input: z.object({ hub: z.uuid(), revision: z.int().min(1), said: planPartSchema }),
  async run({ stores, principal, now, touch }, { hub: hubId, revision, said }) {
    const { roster, thread, duty } = stores;
    const organisationId = organisationOf(principal);
    const hub = await roster.holdHub(hubId);
    if (!hub || !organisationId || hub.organisationId !== organisationId) return refuse("HUB_NOT_FOUND");
    if (hub.revision !== revision) return refuse("HUB_CHANGED");
    if (said.id && !(await roster.hasPart(hubId, said.part, said.id))) return refuse("HUB_PART_NOT_FOUND");
    const refused = wrongIn(said);
    if (refused) return refused;
    const id = said.id ?? randomUUID();
    const written = await write(stores, hub, id, said);
    if (!written.ok) return written;
    const milestone = said.part === "milestone" ? await roster.milestone(id) : undefined;
    if (milestone && (milestone.state === "planned" || milestone.state === "under-way")) {
      await duty.close(milestoneRef(id), "cancelled", now);
      await duty.raise([milestoneDuty(hub, milestone, personOf(principal))]);
    }
    await roster.nextRevision(hubId);
    const { records, links } = hubRecords(hub, await roster.plan(hubId));
    await thread.write(organisationId, records, links, ["public"]);
    touch({ kind: "roster.hub", id: hubId });
    return { ok: true, id, key: hub.key, revision: revision + 1 };
  },
});

function wrongIn(said: SaidPart) {
  if (said.part === "target") {
    const { baseline, baselineOn, actual, actualOn, targetOn } = said;
    if ((baseline === null) !== (baselineOn === null) || (actual === null) !== (actualOn === null))
      return refuse("HUB_BASELINE");
    if (baselineOn !== null && targetOn < baselineOn)
      return refuse("HUB_DAYS_REVERSED", { from: baselineOn, until: targetOn });
    if (baselineOn !== null && actualOn !== null && actualOn < baselineOn)
      return refuse("HUB_DAYS_REVERSED", { from: baselineOn, until: actualOn });
  }
  if (said.part === "post" && said.filled > said.planned)
    return refuse("HUB_POSTS", { planned: said.planned, filled: said.filled });
  if (said.part === "programme" && said.endsOn !== null && said.endsOn < said.startsOn)
    return refuse("HUB_DAYS_REVERSED", { from: said.startsOn, until: said.endsOn });
  return null;
}

async function write({ roster, vocabulary }: HubStores, hub: Hub, id: string, said: SaidPart) {
  switch (said.part) {
    case "target":
      await roster.saveTarget(hub, { ...said, targetId: id });
      break;
    case "post":
      await roster.savePost(hub, { ...said, postId: id });
      break;
    case "milestone":
      await roster.saveMilestone(hub, { ...said, milestoneId: id });
      break;
    case "risk":
      await roster.saveRisk(hub, { ...said, riskId: id });
      break;
    case "programme": {
      const titled = await titledCodes(vocabulary, said.about);
      if (!titled.ok) return refuse("HUB_CODES", { count: titled.rows.length }, titled.rows);
      await roster.saveProgramme(hub, { ...said, about: titled.titled, programmeId: id });
    }
  }
  return { ok: true as const };
}
