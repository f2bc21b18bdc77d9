import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { languages, refuse } from "../platform/index.ts";
import type { ThreadStore } from "./store.ts";

export type ThreadStores = { thread: ThreadStore };

/**
 * The red thread of one record, both ways: what it rests on and what rests on it.
 * @returns the record, `down` and `up` as stations: what rests on something stands above it
 * Refusal: RECORD_NOT_FOUND (also for a record that this principal may not see).
 */
export const readThread = useCase<ThreadStores>()({
  name: "thread.read",
  kind: "read",
  policy: [anyone],
  input: z.object({
    kind: z.string().max(60),
    id: z.string().max(200),
    /** By whose titles records of one kind are sorted. */
    language: z.enum(languages).default("id"),
  }),
  async run({ stores: { thread } }, { language, ...ref }) {
    const record = await thread.record(ref);
    if (!record) return refuse("RECORD_NOT_FOUND");
    return {
      ok: true,
      record,
      down: await thread.walk(ref, "down", language),
      up: await thread.walk(ref, "up", language),
    };
  },
});
