import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { RosterStores } from "./stores.ts";

/**
 * Takes days of leave back: the sending office, or the expert for themselves.
 * Refusals: BOOKING_NOT_FOUND; BOOKING_OF_CASE (the days of a placement are freed by the placement).
 */
export const removeLeave = useCase<RosterStores>()({
  name: "roster.remove-leave",
  kind: "change",
  policy: [members("officer", "head", "expert")],
  input: z.object({ booking: z.uuid() }),
  async run({ stores: { roster }, touch }, { booking }) {
    const held = await roster.booking(booking);
    if (!held) return refuse("BOOKING_NOT_FOUND");
    if (held.kind === "placement") return refuse("BOOKING_OF_CASE");
    if (!(await roster.release(booking))) return refuse("BOOKING_NOT_FOUND");
    touch({ kind: "roster.booking", id: booking });
    return { ok: true, expert: held.expertId };
  },
});
