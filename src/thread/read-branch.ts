import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { languages, refuse } from "../platform/index.ts";
import type { ThreadStores } from "./read-thread.ts";

/**
 * All records of one kind on the thread of a record, a page of them by title: where a page names fifty of many.
 * Refusal: RECORD_NOT_FOUND, as for the thread itself.
 */
export const readBranch = useCase<ThreadStores>()({
  name: "thread.read-branch",
  kind: "read",
  policy: [anyone],
  input: z.object({
    kind: z.string().max(60),
    id: z.string().max(200),
    direction: z.enum(["down", "up"]),
    /** The kind that is asked for. */
    of: z.string().max(60),
    language: z.enum(languages).default("id"),
    limit: z.int().min(1).max(200).default(50),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { thread } }, { kind, id, direction, of, ...page }) {
    const record = await thread.record({ kind, id });
    if (!record) return refuse("RECORD_NOT_FOUND");
    return { ok: true, record, ...(await thread.branch({ kind, id }, direction, of, page)) };
  },
});
