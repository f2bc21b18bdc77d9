import { z } from "zod";

/** Topic of the event by which a placement that ended early frees days; whoever plans takes it up. */
export const endedEarly = "placement.ended-early";

/** The days after `lastDay` up to `plannedUntil` (both dates) are free; `weeks` went back to the commitment. */
export const endedEarlySchema = z.object({
  placement: z.uuid(),
  terms: z.uuid(),
  expert: z.uuid(),
  zone: z.string(),
  lastDay: z.iso.date(),
  plannedUntil: z.iso.date(),
  weeks: z.int().min(0),
});
export type EndedEarly = z.infer<typeof endedEarlySchema>;
