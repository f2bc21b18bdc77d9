import type { AnswerOf } from "../../identity/index.ts";
import type { importTracker, readTracker } from "../import-tracker.ts";
import type { LedgerKind, LedgerState } from "../ledger-kind.ts";
import type { TrackerField } from "../tracker-field.ts";
import type { TrackerMapping } from "../tracker-mapping.ts";

export type TrackerLook = Extract<AnswerOf<typeof readTracker>, { ok: true }>;
export type TrackerDone = Extract<AnswerOf<typeof importTracker>, { ok: true }>;

/** The choice for a column that is not taken in. */
export const leftOut = "none";

/** The mapping as its form says it: a field for each column, and what words of the office's own stand for. */
export function readMapping(form: FormData): TrackerMapping {
  const width = Number(form.get("width"));
  const value = (name: string) => String(form.get(name) ?? "");
  const columns = Array.from(
    { length: Number.isInteger(width) && width > 0 ? Math.min(width, 500) : 0 },
    (_, at) => {
      const field = value(`column-${at}`);
      return field === leftOut || field === "" ? null : (field as TrackerField);
    },
  );
  const words = <Name extends string>(what: "state" | "kind") =>
    Object.fromEntries(
      form.getAll(`${what}-word`).flatMap((word, at) => {
        const meaning = value(`${what}-meaning-${at}`);
        return meaning && typeof word === "string" ? [[word, meaning as Name]] : [];
      }),
    );
  return {
    columns,
    kind: value("kind") as LedgerKind,
    state: value("state") as LedgerState,
    language: value("language") === "en" ? "en" : "id",
    states: words<LedgerState>("state"),
    kinds: words<LedgerKind>("kind"),
  };
}
