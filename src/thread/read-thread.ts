import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { ThreadStore } from "./store.ts";

export type ThreadStores = { thread: ThreadStore };

/**
 * The red thread of one record, both ways: what it rests on and what rests on it.
 * @returns the record, `down` and `up` as stations in order of distance
 * Refusal: RECORD_NOT_FOUND (also for a record that this principal may not see).
 */
export const readThread = useCase<ThreadStores>()({
  name: "thread.read",
  kind: "read",
  policy: [anyone],
  input: z.object({ kind: z.string().max(60), id: z.string().max(200) }),
  async run({ stores: { thread } }, ref) {
    const record = await thread.record(ref);
    if (!record) return refuse("RECORD_NOT_FOUND");
    return { ok: true, record, down: await thread.walk(ref, "down"), up: await thread.walk(ref, "up") };
  },
});
