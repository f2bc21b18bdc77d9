import { z } from "zod";
import { everyMember, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { DutyStore } from "./store.ts";

export type DutyStores = { duty: DutyStore };

/**
 * What waits for the signed-in person: duties of their own and of their role, the most urgent first.
 * @returns `duties` (a page of them), `open` and `late` (how many in all)
 */
export const readDuties = useCase<DutyStores>()({
  name: "duty.read-waiting",
  kind: "read",
  policy: [everyMember],
  input: z.object({ limit: z.int().min(1).max(100).default(10), offset: z.int().min(0).default(0) }),
  async run({ stores: { duty }, principal, today }, { limit, offset }) {
    if (principal.kind !== "member") return refuse("NOT_PERMITTED");
    const who = { organisation: principal.organisation, person: principal.person, role: principal.role };
    const { open, late } = await duty.count(who, today);
    return { ok: true, duties: await duty.waiting(who, limit, offset), open, late };
  },
});
