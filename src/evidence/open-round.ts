import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { callSettings, settingsFault } from "./bottom-up.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Opens a round upon a released list of the own office: the work that leads to an edition.
 * Refusals: those of `settingsFault`, CALL_DATE_PAST (its call would end before it begins), LIST_NOT_FOUND, LIST_DRAFT (what nobody may read
 * cannot be weighed in public), NAME_TAKEN (by a round or an edition of any office: the name stands in public addresses).
 */
export const openRound = useCase<EvidenceStores>()({
  name: "evidence.open-round",
  kind: "change",
  policy: [members("statistician", "officer", "head"), jobs("command-line", "demo")],
  input: z.object({
    name: roundNameSchema,
    list: z.uuid(),
    closesOn: z.iso.date().nullish(),
    settings: callSettings.prefault({}),
  }),
  async run(
    { stores: { evidence }, principal, now, today, touch },
    { name, list: listId, closesOn, settings },
  ) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const fault = settingsFault(settings);
    if (fault) return fault;
    if (closesOn && closesOn < today) return refuse("CALL_DATE_PAST", { date: closesOn });
    const list = await evidence.list(listId);
    if (!list || list.organisationId !== organisation) return refuse("LIST_NOT_FOUND");
    if (!list.releasedAt) return refuse("LIST_DRAFT");
    if (!(await evidence.takeName(name, organisation, list.synthetic))) return refuse("NAME_TAKEN", { name });
    const roundId = randomUUID();
    await evidence.addRound({
      roundId,
      organisationId: organisation,
      name,
      title: { id: `Putaran ${name}`, en: `Round ${name}` },
      stage: "open",
      listId,
      codeList: list.codeList,
      closesOn: closesOn ?? null,
      settings,
      openedBy: personOf(principal),
      openedAt: now,
      synthetic: list.synthetic,
      releasedTo: [],
    });
    touch({ kind: "evidence.round", id: roundId });
    return { ok: true, round: name, stage: "open" as const, path: `/col/rounds/${name}` };
  },
});
