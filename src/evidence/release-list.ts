import { z } from "zod";
import { members, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Lets everybody read a list: its numbers, the description of its data sets, and its thread. The rows of the survey
 * stay with the organisation. Who computed a list does not release it.
 * Refusals: LIST_NOT_FOUND, LIST_RELEASED, FOUR_EYES.
 */
export const releaseList = useCase<EvidenceStores>()({
  name: "evidence.release-list",
  kind: "change",
  policy: [members("head")],
  input: z.object({ list: z.uuid() }),
  async run({ stores: { evidence, thread, duty }, principal, now, touch }, input) {
    const list = await evidence.list(input.list);
    if (!list || principal.kind !== "member" || list.organisationId !== principal.organisation) {
      return refuse("LIST_NOT_FOUND");
    }
    if (list.releasedAt) return refuse("LIST_RELEASED");
    const same = requireOtherEyes(principal, list.computedBy);
    if (same) return same;

    const everybody = ["public"];
    await evidence.release(list.listId, everybody, personOf(principal), now);
    await evidence.releaseDatasets(list.datasets, everybody);
    const codes = await evidence.codes(list.listId);
    await thread.release(
      [
        { kind: "evidence.list", id: list.listId },
        ...list.datasets.flatMap((id) => [
          { kind: "evidence.dataset", id },
          { kind: "evidence.file", id },
        ]),
        ...codes.map((code) => ({ kind: "vocabulary.concept", id: `${list.codeList}/${code}` })),
      ],
      everybody,
    );
    for (const kind of ["evidence.entry", "evidence.value"])
      await thread.releaseUnder(list.organisationId, kind, `${list.listId}/`, everybody);
    await duty.close({ kind: "evidence.list", id: list.listId }, "done", now);
    touch({ kind: "evidence.list", id: list.listId });
    return { ok: true };
  },
});
