import type { Language } from "../../platform/index.ts";
import type { LedgerEntry } from "../ledger-entry.ts";

const names = [
  ...(["kind", "under", "answers", "number", "onDate", "sender", "receiver", "channel", "subject"] as const),
  ...(["subjectOther", "agenda", "agendaOther", "body", "bodyOther", "decisions", "actions"] as const),
  ...(["owner", "ownerWords", "dueOn", "nextActor", "state"] as const),
];
/** The fields of a form, as they are typed. */
export type TypedEntry = Partial<Record<(typeof names)[number], string>>;

const other = (language: Language): Language => (language === "id" ? "en" : "id");
const lines = (text: string) =>
  text.split(/\r\n|\r|\n/).map((line) => line.replace(/^\s*([-•*]|\d+[.)])\s+/, ""));

/**
 * What a form says, as it was typed and as use cases take it; texts are in the reader's language. What a form does not ask
 * for, it says nothing of.
 */
export function readEntry(form: FormData, language: Language) {
  const typed = Object.fromEntries(
    names.map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as Record<(typeof names)[number], string>;
  const text = (words: string, others: string) =>
    words || others
      ? { ...(words && { [language]: words }), ...(others && { [other(language)]: others }) }
      : null;
  return {
    typed,
    said: {
      onDate: typed.onDate,
      ...(form.has("number") && { number: typed.number || null }),
      ...(form.has("sender") && { sender: typed.sender || null }),
      ...(form.has("receiver") && { receiver: typed.receiver || null }),
      ...(form.has("channel") && { channel: (typed.channel || null) as LedgerEntry["channel"] }),
      subject: text(typed.subject, typed.subjectOther) ?? {},
      ...(form.has("agenda") && { agenda: text(typed.agenda, typed.agendaOther) }),
      ...(form.has("body") && { body: text(typed.body, typed.bodyOther) }),
    },
    follow: {
      owner: ownerOf(typed),
      dueOn: typed.dueOn || null,
      nextActor: typed.nextActor || null,
      ...(typed.state && { state: typed.state as LedgerEntry["state"] }),
    },
    items: { decisions: lines(typed.decisions), actions: lines(typed.actions) },
    confirmed: form.get("confirmed") === "yes",
  };
}

/** A person or a role of this office, or whoever is written beside them. */
function ownerOf({ owner, ownerWords }: { owner: string; ownerWords: string }) {
  const [kind, value = ""] = owner.split(":");
  if (kind === "person") return { person: value };
  if (kind === "role") return { role: value as "officer" };
  return ownerWords ? { words: ownerWords } : null;
}

/** An entry as its form shows it. */
export function typedOf(entry: LedgerEntry, language: Language): TypedEntry {
  const text = (words: { id?: string; en?: string } | null) => words?.[language] ?? "";
  const others = (words: { id?: string; en?: string } | null) => words?.[other(language)] ?? "";
  return {
    kind: entry.kind,
    number: entry.number ?? "",
    onDate: entry.onDate,
    sender: entry.sender ?? "",
    receiver: entry.receiver ?? "",
    channel: entry.channel ?? "",
    subject: text(entry.subject),
    subjectOther: others(entry.subject),
    agenda: text(entry.agenda),
    agendaOther: others(entry.agenda),
    body: text(entry.body),
    bodyOther: others(entry.body),
    owner: entry.ownerPerson
      ? `person:${entry.ownerPerson}`
      : entry.ownerRole
        ? `role:${entry.ownerRole}`
        : entry.owner
          ? "outside"
          : "",
    ownerWords: entry.owner ?? "",
    dueOn: entry.dueOn ?? "",
    nextActor: entry.nextActor ?? "",
    state: entry.state,
  };
}

/** At which field of the form a refusal belongs. */
export const fieldOfRefusal: Readonly<Record<string, string>> = {
  ENTRY_IN_FUTURE: "onDate",
  DUE_BEFORE_DATE: "dueOn",
  REPLY_BEFORE_ASK: "onDate",
  LEDGER_NUMBER_TWICE: "number",
  LEDGER_OWNER_UNKNOWN: "owner",
  LEDGER_UNDER_UNKNOWN: "under",
  LEDGER_NOT_ANSWERABLE: "answers",
  LEDGER_ENTRY_NOT_FOUND: "answers",
  SCAN_KIND: "file",
};
