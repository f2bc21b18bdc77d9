import { z } from "zod";
import type { Bilingual } from "../platform/index.ts";
import { capacities, type Capacity } from "./case.ts";
import { routes } from "./route.ts";

const words = z.object({ id: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) });

/** One thing that a route asks for, from one day to another. */
const ruleSchema = z
  .strictObject({
    route: z.enum(routes),
    key: z.string().regex(/^[a-z0-9-]{2,60}$/),
    from: z.iso.date(),
    until: z.iso.date().nullish().default(null),
    by: z.enum(capacities),
    /** The body of the directory that gives it. */
    office: z
      .string()
      .regex(/^[a-z0-9-]{2,60}$/)
      .nullable(),
    daysBefore: z.number().int().min(0).max(730),
    paper: z.enum(["identity", "letter"]).nullable(),
    title: words,
    help: words.nullish().default(null),
    /** Where it is written; null: nobody has said yet. */
    source: z.string().trim().min(1).max(500).nullable(),
  })
  .refine(({ from, until }) => until === null || until >= from, { message: "from", path: ["until"] });

export const ruleFileSchema = z.strictObject({
  synthetic: z.boolean().default(false),
  rules: z.array(ruleSchema).min(1).max(500),
});

export type Rule = z.infer<typeof ruleSchema>;

/** A rule as a case keeps it, with the office's name of that day. */
export type KeptRule = Pick<Rule, "title" | "help" | "source" | "office" | "paper" | "from"> & {
  officeName: Bilingual | null;
};

/** The rules of a route that hold on a day, in the order of the file. */
export const rulesOn = (rules: readonly Rule[], route: string, day: string): Rule[] =>
  rules.filter((one) => one.route === route && one.from <= day && (one.until === null || day <= one.until));

/** What a case has to show before its expert may begin. */
export type Check = {
  organisationId: string;
  termsId: string;
  placementId: string;
  checkId: string;
  ruleKey: string;
  rule: KeptRule;
  capacity: Capacity;
  dueOn: string;
  state: "open" | "done" | "dropped";
  reference: string | null;
  doneOn: string | null;
  reason: string | null;
  doneBy: string | null;
  at: Date | null;
  synthetic: boolean;
};
