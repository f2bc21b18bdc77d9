import { z } from "zod";
import { channelSchema } from "./route.ts";

/** A letter as it is written down: its number and date stand on the paper, whoever sends it. */
export const letterSchema = z.object({
  number: z.string().trim().min(1).max(120),
  date: z.iso.date(),
  channel: channelSchema,
  /** Until when an answer or an act is asked for; by default some days that the kind of ask gives. */
  dueOn: z.iso.date().nullable().default(null),
});
export type Letter = z.output<typeof letterSchema>;
