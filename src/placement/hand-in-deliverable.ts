import { z } from "zod";
import { dayAfter, members, personOf, useCase } from "../identity/index.ts";
import { identityMark } from "../knowledge/index.ts";
import { readItemFile } from "../knowledge/index.server.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { actOnDeliverable, settleDeliverableDuty } from "./deliverable-work.ts";
import { rolesFor } from "./placement-states.ts";
import { recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";

/** Days in which a host looks at what was handed in. */
const daysToLook = 7;

/**
 * The expert hands in a deliverable: a document. What is a picture, is called as an identity paper is, or has the number of
 * one in it is not taken, and nothing of it is kept: identity papers go into their own store.
 * Refusals: those of `actOnDeliverable`, DELIVERABLE_SETTLED, DELIVERABLE_IS_IDENTITY_PAPER, and those of `readItemFile`.
 */
export const handInDeliverable = useCase<PlacementStores>()({
  name: "placement.hand-in-deliverable",
  kind: "change",
  policy: [members(...rolesFor("hand-in"))],
  input: z.object({
    ...{ placement: z.uuid(), deliverable: z.uuid() },
    file: z.object({ path: z.string().min(1), fileName: z.string().min(1).max(255) }),
    note: z
      .string()
      .trim()
      .max(1_000)
      .nullish()
      .transform((text) => text || null),
  }),
  async run(work, { file, note, ...which }) {
    const { stores, principal, now, today } = work;
    const at = await actOnDeliverable(work, which, "hand-in");
    if (!at.ok) return at;
    const { deliverable } = at;
    if (!["planned", "handed-in", "returned"].includes(deliverable.state))
      return refuse("DELIVERABLE_SETTLED");
    const read = await readDocument(file);
    if (!read.ok) return read;
    const fileHash = await stores.files.putFile(file.path);
    await stores.placement.changeDeliverable(deliverable.deliverableId, {
      ...{ state: "handed-in", fileHash, fileLabel: read.label, note },
      ...{ handedInBy: personOf(principal), handedInAt: now, settledBy: null, settledAt: null },
    });
    await settleDeliverableDuty(work, at, deliverable, { task: "look", dueOn: dayAfter(today, daysToLook) });
    return recordAct(work, at, "hand-in");
  },
});

async function readDocument({
  path,
  fileName,
}: {
  path: string;
  fileName: string;
}): Promise<Outcome<{ label: string }>> {
  const read = await readItemFile(path, fileName);
  if (!read.ok && (read.code === "ITEM_FILE_PICTURE" || read.code === "IDENTITY_PAPER_NAME"))
    return refuse("DELIVERABLE_IS_IDENTITY_PAPER");
  if (!read.ok) return read;
  const { label, text, kind } = read.file;
  if (text !== null && identityMark(text)) return refuse("DELIVERABLE_IS_IDENTITY_PAPER");
  // A table as text keeps its ending, so that it opens as one.
  const table = kind === "txt" && /\.csv$/i.test(fileName);
  return { ok: true, label: table ? label.replace(/\.txt$/, ".csv") : label };
}
