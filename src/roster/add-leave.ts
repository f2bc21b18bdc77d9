import { z } from "zod";
import { jobs, members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isZone } from "./booking.ts";
import type { RosterStores } from "./stores.ts";
import { wordsUpTo } from "./written-words.ts";

/**
 * Enters days on which an expert is away: by the sending office, or by the expert for themselves (without `expert`).
 * Whole days in the zone of the place, the expert's own by default.
 * Refusals: EXPERT_NOT_FOUND, EXPERT_ZONE, BOOKING_DAYS_REVERSED, EXPERT_NOT_ACTIVE, EXPERT_ELSEWHERE (another leave or a
 * placement, in any zone).
 */
export const addLeave = useCase<RosterStores>()({
  name: "roster.add-leave",
  kind: "change",
  policy: [members("officer", "head", "expert"), jobs("demo")],
  input: z.object({
    expert: z.uuid().nullish(),
    from: z.iso.date(),
    until: z.iso.date(),
    zone: z.string().max(60).nullish(),
    /** Leave, or another duty at home. */
    kind: z.enum(["leave", "other"]).default("leave"),
    note: wordsUpTo(200).nullish(),
  }),
  async run({ stores: { roster }, principal, touch }, { expert: expertId, from, until, zone, kind, note }) {
    const self = personOf(principal);
    const acting = principal.kind === "member" && principal.role === "expert";
    const own = acting && self ? await roster.expertOfPerson(self) : undefined;
    const expert = acting ? own : expertId ? await roster.expert(expertId) : undefined;
    if (!expert || (expertId && expert.expertId !== expertId)) return refuse("EXPERT_NOT_FOUND");
    const where = zone ?? expert.homeZone;
    if (!isZone(where)) return refuse("EXPERT_ZONE", { zone: where });
    const booked = await roster.book({
      expertId: expert.expertId,
      kind: acting ? "leave" : kind,
      from,
      until,
      zone: where,
      note: note ?? null,
    });
    if (!booked.ok) return booked;
    touch({ kind: "roster.booking", id: booked.booking });
    return { ok: true, booking: booked.booking, expert: expert.expertId };
  },
});
