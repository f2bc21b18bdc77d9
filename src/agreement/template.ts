import { z } from "zod";
import { clauseKinds, clauseLinkSchema, type ClauseLink, type Obligation } from "./document.ts";
import { currencies, figureNameSchema, units, type Figure, type Figures } from "./figure.ts";
import { paragraphTextSchema } from "./paragraph.ts";
import { titleSchema } from "./proposal.ts";

const both = z.object({ id: paragraphTextSchema, en: paragraphTextSchema });
/** Whole months after the month in which a proposal is opened. */
const months = z.int().min(0).max(240);

const templateFigureSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("number"), value: z.number().min(0).max(1e15), unit: z.enum(units) }),
  z.object({ type: z.literal("money"), value: z.number().min(0).max(1e15), currency: z.enum(currencies) }),
  /** The first day of a month, or the last one. */
  z.object({ type: z.literal("day"), after: months, of: z.enum(["first", "last"]) }),
]);

const templateClauseSchema = z.object({
  kind: z.enum(clauseKinds),
  heading: both,
  paragraphs: z.array(both).max(100),
  figures: z.record(figureNameSchema, templateFigureSchema).default({}),
  obligation: z
    .object({
      /** The party that drafts, or the other one. */
      party: z.enum(["drafting", "other"]),
      figure: figureNameSchema,
      starts: months,
      lasts: z.int().min(1).max(240),
      evidence: both,
    })
    .nullable()
    .default(null),
  links: z.array(clauseLinkSchema).max(20).default([]),
});

/** A proposal of one line of cooperation, to begin with: whole text in both languages, with figures to be changed. */
export const templateSchema = z.object({
  title: titleSchema,
  summary: both,
  clauses: z.array(templateClauseSchema).min(1).max(100),
});
export type Template = z.output<typeof templateSchema>;

/** The name of a template's file, without its ending. */
export const templateNameSchema = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

export type BegunClause = {
  kind: (typeof clauseKinds)[number];
  figures: Figures;
  obligation: Obligation | null;
  links: ClauseLink[];
  paragraphs: { role: "heading" | "text"; id: string; en: string }[];
};

/** First or last day of the month that comes `after` months after that of `today` (all `YYYY-MM-DD`). */
export function monthDay(today: string, after: number, of: "first" | "last"): string {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const day = of === "first" ? Date.UTC(year, month - 1 + after, 1) : Date.UTC(year, month + after, 0);
  return new Date(day).toISOString().slice(0, 10);
}

/** The clauses with which a proposal of two parties begins. @param parties the one that drafts first */
export function beginFrom(template: Template, parties: readonly string[], today: string): BegunClause[] {
  const [drafting = "", other = ""] = parties;
  const begun = (figure: z.output<typeof templateFigureSchema>): Figure =>
    figure.type === "day" ? { type: "day", value: monthDay(today, figure.after, figure.of) } : figure;
  return template.clauses.map(({ kind, heading, paragraphs, figures, obligation, links }) => ({
    kind,
    links,
    figures: Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, begun(figure)])),
    obligation: obligation && {
      party: obligation.party === "drafting" ? drafting : other,
      figure: obligation.figure,
      from: monthDay(today, obligation.starts, "first"),
      until: monthDay(today, obligation.starts + obligation.lasts - 1, "last"),
      evidence: obligation.evidence,
    },
    paragraphs: [
      { role: "heading", ...heading },
      ...paragraphs.map((text) => ({ role: "text" as const, ...text })),
    ],
  }));
}
