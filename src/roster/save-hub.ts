import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { hubRecords } from "./hub-records.ts";
import type { Hub } from "./hub-words.ts";
import { hubSchema } from "./hub.ts";
import { provinceOf } from "./province.ts";
import type { HubStores } from "./stores.ts";

/**
 * Enters an Innovation Center or a Talent Hub of one's own office, or changes one.
 * @param revision of a hub that is changed: the one that was read
 * @returns the key, which is its address and never changes
 * Refusals: HUB_NOT_FOUND, HUB_CHANGED (somebody else saved it since), HUB_KEY_TAKEN, HUB_CENTRE, HUB_PROVINCE,
 * HUB_DAYS_REVERSED.
 */
export const saveHub = useCase<HubStores>()({
  name: "roster.save-hub",
  kind: "change",
  policy: [members("officer", "head"), jobs("command-line", "demo")],
  input: hubSchema.extend({
    hub: z.uuid().nullish(),
    revision: z.int().min(1).nullish(),
    synthetic: z.boolean().default(false),
  }),
  async run({ stores, principal, touch }, { hub: hubId, revision, synthetic, ...said }) {
    const { roster, thread } = stores;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const before = hubId ? await roster.holdHub(hubId) : null;
    if (hubId && before?.organisationId !== organisationId) return refuse("HUB_NOT_FOUND");
    if (before && before.revision !== revision) return refuse("HUB_CHANGED");
    const { centre, province, openedOn, closedOn } = said;
    if (!provinceOf(province)) return refuse("HUB_PROVINCE", { code: province });
    if (centre !== null && !(await roster.centreExists(centre))) return refuse("HUB_CENTRE", { key: centre });
    if (openedOn !== null && closedOn !== null && closedOn < openedOn)
      return refuse("HUB_DAYS_REVERSED", { from: openedOn, until: closedOn });
    const hub: Hub = {
      organisationId,
      hubId: before?.hubId ?? randomUUID(),
      key: before?.key ?? said.key,
      kind: said.kind,
      name: said.name,
      centreKey: centre,
      provinceCode: province,
      purpose: said.purpose,
      openedOn,
      closedOn,
      revision: (before?.revision ?? 0) + 1,
      synthetic: before?.synthetic ?? synthetic,
    };
    if (before) await roster.changeHub(hub);
    else if (!(await roster.addHub(hub))) return refuse("HUB_KEY_TAKEN", { key: hub.key });
    const { records, links } = hubRecords(hub, await roster.plan(hub.hubId));
    await thread.write(organisationId, records, links, ["public"]);
    touch({ kind: "roster.hub", id: hub.hubId });
    return { ok: true, hub: hub.hubId, key: hub.key, revision: hub.revision };
  },
});
