import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isZone } from "./booking.ts";
import { expertPageSize, languageLevels } from "./expert-words.ts";
import type { RosterStores } from "./stores.ts";

/**
 * Experts of one's own office by name, skill, language and free days; only who is on the roster on those days, or today.
 * @returns a page of `experts` without what they cost, `total` on all pages, and `all` that the office has
 * Refusals: BOOKING_DAYS_REVERSED, EXPERT_ZONE.
 */
export const readExperts = useCase<RosterStores>()({
  name: "roster.read-experts",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({
    text: z.string().trim().max(100).default(""),
    /** Words of a skill's title, or its code. */
    skill: z.string().trim().max(120).default(""),
    level: z.int().min(1).max(9).default(1),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .nullish(),
    languageLevel: z.enum(languageLevels).default("A1"),
    from: z.iso.date().nullish(),
    until: z.iso.date().nullish(),
    zone: z.string().max(60).default("Asia/Jakarta"),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  async run(
    { stores: { roster }, today },
    { text, skill, level, language, languageLevel, from, until, zone, offset },
  ) {
    if (!isZone(zone)) return refuse("EXPERT_ZONE", { zone });
    // One of the two days stands for both: free on that day.
    const [first, last] = [from ?? until, until ?? from];
    if (first && last && last < first) return refuse("BOOKING_DAYS_REVERSED", { from: first, until: last });
    const found = await roster.findExperts({
      text: text || null,
      skillText: skill ? { text: skill, level } : null,
      languages: language ? [{ language, level: languageLevel }] : [],
      ...(first && last ? { free: { from: first, until: last, zone } } : { activeOn: today }),
      limit: expertPageSize,
      offset,
    });
    const narrowed = Boolean(text || skill || language || first);
    const all = narrowed || found.total === 0 ? await roster.countExperts() : found.total;
    return { ok: true, today, ...found, all };
  },
});
