import { z } from "zod";
import { refuse, type Bilingual, type Refusal } from "../platform/index.ts";
import { roles, type Role } from "../identity/index.ts";
import { longest, type LedgerKind, type LedgerState } from "./ledger-kind.ts";
import type { Channel } from "./route.ts";

/** Who has to act: a person or everybody with a role of this office, or somebody outside, in words. */
export type LedgerOwner = { owner: string | null; ownerPerson: string | null; ownerRole: Role | null };

/** One line of an office's ledger. Days are `YYYY-MM-DD`. */
export type LedgerEntry = LedgerOwner & {
  organisationId: string;
  entryId: string;
  kind: LedgerKind;
  number: string | null;
  onDate: string;
  sender: string | null;
  receiver: string | null;
  channel: Channel | null;
  subject: Bilingual;
  /** Of a meeting: what was to be spoken of. Its minutes are the body. */
  agenda: Bilingual | null;
  body: Bilingual | null;
  dueOn: string | null;
  nextActor: string | null;
  state: LedgerState;
  underId: string | null;
  answersId: string | null;
  /** Of a reply: whether it counts. Two that count and answer one ask wait for a person to say which does. */
  answerCounts: boolean;
  proposalId: string | null;
  fileHash: string | null;
  fileLabel: string | null;
  source: "typed" | "file" | "workbench";
  importHash: string | null;
  importRow: number | null;
  importPart: "entry" | "reply" | null;
  importSaid: FileSaid | null;
  enteredBy: string | null;
  enteredAt: Date;
  changedAt: Date | null;
  synthetic: boolean;
};

/** What a row of an office's own file said, as it was understood; null: nothing. */
export type FileSaid = Partial<Record<FileField, string | null>>;
export type FileField =
  | "kind"
  | "number"
  | "onDate"
  | "sender"
  | "receiver"
  | "channel"
  | "subject"
  | "body"
  | "owner"
  | "dueOn"
  | "nextActor"
  | "state";

/** One line of text, without what nobody sees. */
const tidy = (text: string) =>
  text
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
const kept = (most: number) => z.string().transform(tidy).pipe(z.string().max(most));
export const line = (most: number) => z.string().transform(tidy).pipe(z.string().min(1).max(most));
/** The same where it may be left out: empty is null. */
export const optionalLine = (most: number) =>
  kept(most)
    .nullish()
    .transform((text) => text || null);
/** The same in a change, where what is not named stays as it is. */
export const changedLine = (most: number) =>
  kept(most)
    .nullable()
    .transform((text) => text || null)
    .optional();

/** Text of one language or both; an empty side is left out. */
const bilingual = (most: number) =>
  z
    .object({ id: z.string().trim().max(most).optional(), en: z.string().trim().max(most).optional() })
    .transform(({ id, en }): Bilingual => ({ ...(id && { id }), ...(en && { en }) }));
export const subjectWords = z
  .object({ id: kept(longest.subject).optional(), en: kept(longest.subject).optional() })
  .transform(({ id, en }): Bilingual => ({ ...(id && { id }), ...(en && { en }) }));
export const subjectSchema = subjectWords.refine(({ id, en }) => Boolean(id ?? en));
const textOrNone = (text: Bilingual | null | undefined) => (text?.id || text?.en ? text : null);
export const optionalText = bilingual(longest.body).nullish().transform(textOrNone);
export const changedText = bilingual(longest.body).nullable().transform(textOrNone).optional();

export const ownerSchema = z.union([
  z.object({ person: z.uuid() }),
  z.object({ role: z.enum(roles) }),
  z.object({ words: line(longest.office) }),
]);
export type OwnerChoice = z.output<typeof ownerSchema>;

export const nobody: LedgerOwner = { owner: null, ownerPerson: null, ownerRole: null };
export function ownerOf(choice: OwnerChoice | null | undefined): LedgerOwner {
  if (!choice) return nobody;
  if ("person" in choice) return { ...nobody, ownerPerson: choice.person };
  return "role" in choice ? { ...nobody, ownerRole: choice.role } : { ...nobody, owner: choice.words };
}

/** What may lie ahead: a meeting is called, an action or a commitment begins. A letter that is here was written. */
const mayLieAhead = (kind: LedgerKind) => kind === "meeting" || kind === "action" || kind === "commitment";

type Dated = { kind: LedgerKind; onDate: string; dueOn: string | null };

/**
 * What is wrong with the days of an entry, if anything.
 * @param asked the entry that it answers
 * Refusals: ENTRY_IN_FUTURE, DUE_BEFORE_DATE, REPLY_BEFORE_ASK.
 */
export function daysFault(
  { kind, onDate, dueOn }: Dated,
  today: string,
  asked: { onDate: string } | null = null,
): Refusal | null {
  if (onDate > today && !mayLieAhead(kind)) return refuse("ENTRY_IN_FUTURE", { date: onDate, today });
  if (dueOn !== null && dueOn < onDate) return refuse("DUE_BEFORE_DATE", { due: dueOn, date: onDate });
  if (asked && onDate < asked.onDate)
    return refuse("REPLY_BEFORE_ASK", { date: onDate, asked: asked.onDate });
  return null;
}

/** A number as two letters of one sender may share it: neither capitals nor blanks tell them apart. */
export const foldedNumber = (number: string): string => number.toLowerCase().replaceAll(/\s/g, "");

/** Words as they are compared: without capitals and doubled blanks. */
export const foldedWords = (words: string): string =>
  words.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();

type Keyed = { number: string | null; onDate: string; subject: Bilingual };

/** By which an entry of a file is known again: its number, its day and its subject, in each language that it has. */
export const entryKeys = ({ number, onDate, subject }: Keyed): string[] =>
  [subject.id, subject.en].flatMap((words) =>
    words
      ? [JSON.stringify([number === null ? null : foldedNumber(number), onDate, foldedWords(words)])]
      : [],
  );

/** What an answer is called where nobody calls it otherwise. */
export const replySubject = ({ id, en }: Bilingual): Bilingual => ({
  ...(id && { id: `Balasan: ${id}`.slice(0, longest.subject) }),
  ...(en && { en: `Reply: ${en}`.slice(0, longest.subject) }),
});
