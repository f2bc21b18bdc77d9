import { readFile } from "node:fs/promises";
import { z } from "zod";
import { everyMember, useCase } from "../identity/index.ts";
import { kindOfName, mediaTypes } from "../knowledge/index.ts";
import { refuse } from "../platform/index.ts";
import { readPart } from "./read-part.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * What the expert is to make, how far each is, and which milestone of the hub it moves; for the host the milestones that
 * are still meant.
 * Refusals: those of `readPart`.
 */
export const readDeliverables = useCase<PlacementStores>()({
  name: "placement.read-deliverables",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement }) {
    const { stores } = work;
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const deliverables = await stores.placement.deliverables(at.terms.termsId);
    const { hubId } = at.terms;
    const milestones = hubId ? (await stores.roster.plan(hubId)).milestones : [];
    const titles = new Map(milestones.map((one) => [one.milestoneId, one.title]));
    return {
      ok: true,
      head: at.head,
      deliverables: deliverables.map(
        ({ deliverableId, title, dueOn, state, fileLabel, note, handedInAt, settledAt, milestoneId }) => ({
          ...{ deliverableId, title, dueOn, state, fileLabel, note, handedInAt, settledAt },
          milestone: milestoneId ? (titles.get(milestoneId) ?? null) : null,
        }),
      ),
      milestones: milestones
        .filter(({ state }) => state === "planned" || state === "under-way")
        .map(({ milestoneId, title, dueOn }) => ({ milestoneId, title, dueOn })),
    };
  },
});

/**
 * The file of a deliverable, to be saved.
 * Refusals: those of `readPart`, DELIVERABLE_NOT_FOUND (also one without a file).
 */
export const readDeliverableFile = useCase<PlacementStores>()({
  name: "placement.read-deliverable-file",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid(), deliverable: z.uuid() }),
  async run(work, { placement, deliverable: deliverableId }) {
    const { stores } = work;
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const deliverable = await stores.placement.deliverable(deliverableId);
    const own = deliverable?.termsId === at.terms.termsId ? deliverable : null;
    const path = own?.fileHash ? await stores.files.pathOf(own.fileHash) : null;
    if (!own?.fileLabel || !path) return refuse("DELIVERABLE_NOT_FOUND");
    const kind = kindOfName(own.fileLabel);
    return {
      ok: true,
      bytes: new Uint8Array(await readFile(path)),
      mediaType: kind ? mediaTypes[kind] : "text/csv; charset=utf-8",
      name: own.fileLabel,
    };
  },
});
