import type { Language } from "../../platform/index.ts";
import type { ItemKind, Taught } from "../item.ts";
import { knownLicence } from "../licence.ts";

const names = [
  ...(["kind", "titleId", "titleEn", "summaryId", "summaryEn", "licence", "licenceWords"] as const),
  ...(["author", "codes", "language", "text", "note", "seen", "number"] as const),
];
/** The fields of a form, as they are typed. */
export type TypedItem = Partial<Record<(typeof names)[number], string>>;

/** What a form says, as it was typed and as use cases take it. */
export function readItemForm(form: FormData) {
  const typed = Object.fromEntries(
    names.map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as Record<(typeof names)[number], string>;
  const sides = (id: string, en: string) => ({ ...(id && { id }), ...(en && { en }) });
  return {
    typed,
    about: {
      title: sides(typed.titleId, typed.titleEn),
      summary: sides(typed.summaryId, typed.summaryEn),
      licence: typed.licence === "own-words" ? typed.licenceWords : typed.licence,
      author: typed.author,
      codes: typed.codes.split(/\r\n|\r|\n/),
    },
    kind: typed.kind as ItemKind,
    words: {
      language: typed.language as Language,
      text: typed.text || null,
      note: typed.note || null,
    },
    seen: typed.seen === "" ? null : Number(typed.seen),
  };
}

type Shown = {
  title: { id?: string; en?: string };
  summary: { id?: string; en?: string } | null;
  licence: string;
  author: string;
  about: readonly Taught[];
};

/** An item as its form shows it. */
export function typedOf({ title, summary, licence, author, about }: Shown): TypedItem {
  const known = knownLicence(licence);
  return {
    titleId: title.id ?? "",
    titleEn: title.en ?? "",
    summaryId: summary?.id ?? "",
    summaryEn: summary?.en ?? "",
    licence: known ?? "own-words",
    licenceWords: known ? "" : licence,
    author,
    codes: about.map(({ scheme, code }) => `${scheme} ${code}`).join("\n"),
  };
}

/** At which field of the form a refusal belongs. */
const fieldOfRefusal: Readonly<Record<string, string>> = {
  ITEM_WITHOUT_TITLE: "titleId",
  ITEM_CODE_UNKNOWN: "codes",
  VERSION_EMPTY: "text",
  VERSION_TEXT_AND_FILE: "text",
  VERSION_SAME: "text",
  VERSION_LANGUAGE_THERE: "language",
  IDENTITY_PAPER_NAME: "file",
  ITEM_FILE_KIND: "file",
  ITEM_FILE_PICTURE: "file",
  ITEM_FILE_OLD: "file",
  ITEM_FILE_MACROS: "file",
  ITEM_FILE_BROKEN: "file",
  ITEM_FILE_TOO_LARGE: "file",
  UPLOAD_TOO_LARGE: "file",
  UPLOAD_BROKEN: "file",
  REUSE_IN_FUTURE: "usedOn",
};
const fieldOfInput: Readonly<Record<string, string>> = {
  title: "titleId",
  "title.id": "titleId",
  "title.en": "titleEn",
  summary: "summaryId",
  "summary.id": "summaryId",
  "summary.en": "summaryEn",
  licence: "licenceWords",
};

/** The field of the form that an input of a use case comes from. */
const fieldOf = (field: string) => fieldOfInput[field] ?? field.split(".")[0] ?? field;

type Problem = { code: string; sentence: string; fields: { field: string; message: string }[] };
export type ItemError = { field: string | undefined; message: string };

/** The errors of a form, each at its field. */
export function itemErrors(problem: Problem | undefined): ItemError[] {
  if (!problem) return [];
  const { code, sentence, fields } = problem;
  // An identity number is told at the field in which it stands.
  if (code === "INPUT_INVALID" || (code.startsWith("IDENTITY_") && fields.length > 0))
    return fields.map(({ field, message }) => ({ field: fieldOf(field), message }));
  return [{ field: fieldOfRefusal[code], message: sentence }];
}

export const errorAt = (errors: readonly ItemError[], field: string): string | undefined =>
  errors.find((one) => one.field === field)?.message;
