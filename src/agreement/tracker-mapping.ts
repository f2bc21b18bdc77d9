import { z } from "zod";
import { refuse, type Outcome, type Refusal } from "../platform/index.ts";
import { ledgerKinds, ledgerStates } from "./ledger-kind.ts";
import { trackerFields, type TrackerField } from "./tracker-field.ts";
import { proposeColumns, type TrackerLine } from "./tracker-headings.ts";
import { foldedWord } from "./tracker-words.ts";

const word = z.string().trim().min(1).max(200);

/** How the columns of an office's tracker are read. It is made once and kept for these headings. */
export const trackerMappingSchema = z.object({
  /** What each column tells, from the left; null: it is not taken in. */
  columns: z.array(z.enum(trackerFields).nullable()).min(1).max(500),
  /** What a row is that does not say its kind. */
  kind: z.enum(ledgerKinds).default("letter"),
  /** How a row stands that does not say it and has no reply. */
  state: z.enum(ledgerStates).default("open"),
  language: z.enum(["id", "en"]).default("id"),
  /** Words of this office for states and kinds, besides those that everybody uses. */
  states: z.record(word, z.enum(ledgerStates)).default({}),
  kinds: z.record(word, z.enum(ledgerKinds)).default({}),
});
export type TrackerMapping = z.output<typeof trackerMappingSchema>;

/** The same by the names of columns, as an office may keep it in a file; `headings`: the rows where they stand. */
export const declaredMappingSchema = z.strictObject({
  sheet: z.string().min(1).max(200).optional(),
  headings: z.array(z.coerce.number().int().min(1).max(10_000)).min(1).max(2).optional(),
  columns: z.partialRecord(z.enum(trackerFields), z.union([word, z.array(word).min(1).max(40)])),
  kind: trackerMappingSchema.shape.kind,
  state: trackerMappingSchema.shape.state,
  language: trackerMappingSchema.shape.language,
  states: trackerMappingSchema.shape.states,
  kinds: trackerMappingSchema.shape.kinds,
});
export type DeclaredMapping = z.output<typeof declaredMappingSchema>;

/**
 * A declared mapping for these headings. Of two rows of headings the lower one alone will do where it stands once.
 * Refusal: TRACKER_HEADING_ABSENT.
 */
export function resolveMapping(
  { columns, kind, state, language, states, kinds }: DeclaredMapping,
  headings: readonly string[],
): Outcome<{ mapping: TrackerMapping }> {
  const whole = foldedHeadings(headings);
  const lower = whole.map((heading) => heading.split(" · ").at(-1) ?? "");
  const mapped: (TrackerField | null)[] = headings.map(() => null);
  for (const [field, named] of Object.entries(columns) as [TrackerField, string | string[]][]) {
    for (const name of [named].flat()) {
      const [wanted = ""] = foldedHeadings([name]);
      const alone = lower.indexOf(wanted) === lower.lastIndexOf(wanted) ? lower.indexOf(wanted) : -1;
      const at = whole.includes(wanted) ? whole.indexOf(wanted) : alone;
      if (at < 0)
        return refuse("TRACKER_HEADING_ABSENT", {
          heading: name,
          headings: headings.filter(Boolean).join(", ").slice(0, 500),
        });
      mapped[at] = field;
    }
  }
  return { ok: true, mapping: { columns: mapped, kind, state, language, states, kinds } };
}

/** The headings by which a mapping is found again: capitals, blanks and signs make no difference. */
export const foldedHeadings = (headings: readonly string[]): string[] =>
  headings.map((heading) => heading.split(" · ").map(foldedWord).join(" · "));

/** What the headings most likely mean, for a person to look at. */
export function proposeMapping(
  headings: readonly string[],
  samples: readonly TrackerLine[],
  language: "id" | "en",
): TrackerMapping {
  const columns = proposeColumns(headings, samples);
  const has = (field: TrackerField) => columns.includes(field);
  // Where letters have numbers they are letters; a list of who was asked what is one of asks.
  const kind = has("number") ? "letter" : has("receiver") ? "ask" : "action";
  return { columns, kind, state: kind === "ask" ? "waiting" : "open", language, states: {}, kinds: {} };
}

/**
 * What keeps a mapping from being used, if anything.
 * Refusals: TRACKER_UNMAPPED (a day or a subject is told by no column, or the number of columns is another one),
 * TRACKER_FIELD_TWICE (two columns tell one thing).
 */
export function mappingFault({ columns }: TrackerMapping, headings: readonly string[]): Refusal | null {
  const missing = (["date", "subject"] as const).filter((field) => !columns.includes(field));
  if (missing.length > 0 || columns.length !== headings.length)
    return refuse("TRACKER_UNMAPPED", { missing: missing.length === 2 ? "both" : (missing[0] ?? "columns") });
  const twice = columns.findIndex(
    (field, at) => field !== null && field !== "note" && columns.indexOf(field) !== at,
  );
  const field = columns[twice];
  if (!field) return null;
  const [one, other] = [headings[columns.indexOf(field)] ?? "", headings[twice] ?? ""];
  return refuse("TRACKER_FIELD_TWICE", { one, other });
}
