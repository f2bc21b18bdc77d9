import { z } from "zod";
import { hubKinds } from "./hub-words.ts";
import { wordsUpTo } from "./written-words.ts";

const words = wordsUpTo(300);
const day = z.iso.date();
const figure = z.number().min(-1e11).max(1e11);
const part = z.uuid().nullish();

export const hubSchema = z.object({
  key: z.string().regex(/^[a-z0-9-]{2,60}$/),
  kind: z.enum(hubKinds),
  name: words,
  /** The centre that it stands in; none: it stands alone. */
  centre: z.string().max(60).nullable().default(null),
  province: z.string().regex(/^\d{2}$/),
  purpose: wordsUpTo(2_000),
  openedOn: day.nullable().default(null),
  closedOn: day.nullable().default(null),
});

const codeSchema = z.object({
  scheme: z.string().min(1).max(40),
  version: z.string().min(1).max(40),
  code: z.string().min(1).max(120),
});

/** A part of a development plan; `id` says which one, without it the part is new. */
export const planPartSchema = z.discriminatedUnion("part", [
  z.object({
    part: z.literal("target"),
    id: part,
    title: words,
    unit: wordsUpTo(60),
    /** Null: not measured. */
    baseline: figure.nullable(),
    baselineOn: day.nullable(),
    target: figure,
    targetOn: day,
    actual: figure.nullable().default(null),
    actualOn: day.nullable().default(null),
    source: z.string().trim().min(1).max(500),
  }),
  z.object({
    part: z.literal("post"),
    id: part,
    title: words,
    planned: z.int().min(0).max(1_000),
    filled: z.int().min(0).max(1_000),
  }),
  z.object({
    part: z.literal("programme"),
    id: part,
    title: words,
    about: z.array(codeSchema).max(20).default([]),
    startsOn: day,
    endsOn: day.nullable().default(null),
  }),
  z.object({ part: z.literal("milestone"), id: part, title: words, dueOn: day }),
  z.object({
    part: z.literal("risk"),
    id: part,
    title: words,
    likelihood: z.int().min(1).max(3),
    impact: z.int().min(1).max(3),
    response: wordsUpTo(1_000),
    state: z.enum(["open", "closed"]).default("open"),
  }),
]);

export type NewHub = z.infer<typeof hubSchema>;
export type SaidPart = z.infer<typeof planPartSchema>;
