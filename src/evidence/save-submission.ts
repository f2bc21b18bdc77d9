import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { attachmentKind, largestAttachment } from "./attachment.ts";
import { findDraft, findOpenCall } from "./call.ts";
import { splitCodeList } from "./dataset.ts";
import { reasons } from "./driver.ts";
import { newResumeCode } from "./resume-code.ts";
import type { EvidenceStores } from "./stores.ts";
import { longest, mostLines, respondentKey, respondentKinds, type Submission } from "./submission.ts";

/** Forms of one round that may be begun or saved within an hour: beyond, nobody writes by hand. */
export const mostFormsAnHour = 500;
const hour = 3_600_000;

/** Text of one line or several, without what nobody sees; empty is null. */
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((text) => text || null);
const oneLine = (most: number) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize("NFC")
        .replaceAll(/[\s\p{Cc}]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().min(1).max(most));
const position = z.int().min(1).max(10_000);
const count = (most: number) =>
  z
    .int()
    .min(0)
    .max(most)
    .nullish()
    .transform((value) => value ?? null);

const who = z.object({
  part: z.literal("who"),
  kind: z.enum(respondentKinds),
  respondent: oneLine(longest.respondent),
  registration: optional(longest.registration),
  area: optional(20),
  contact: optional(longest.contact),
  /** Whether an interest is declared, and in which words. */
  hasInterest: z.boolean(),
  interest: optional(longest.interest),
});

const submissionPart = z.discriminatedUnion("part", [
  who,
  /** A title that is new, or another one for a line that is there; its code is chosen in the next part. */
  z.object({ part: z.literal("title"), typed: oneLine(longest.typed), position: position.optional() }),
  z.object({
    part: z.literal("line"),
    position,
    /** Chosen by the respondent; null: none of those that were offered. */
    code: z.string().min(1).max(20).nullable(),
    vacancies: count(1_000_000),
    openDays: count(10_000),
    reason: z
      .enum(reasons)
      .nullish()
      .transform((value) => value ?? null),
    note: optional(longest.note),
  }),
  z.object({ part: z.literal("remove"), position }),
  /** A document, where it lies on this disk; it takes the place of the one before. Null takes it away. */
  z.object({ part: z.literal("file"), path: z.string().nullable() }),
]);

/**
 * Saves one part of a form, so that nothing is lost by leaving it. Without `code` the first part begins a draft.
 * @returns `code`: of a new draft, this one time, as only its hash is kept; `position`: the line that was saved
 * Refusals: CALL_NOT_FOUND, CALL_NOT_OPEN, CALL_CLOSED, CALL_BUSY (too many forms within an hour), SUBMISSION_NOT_FOUND,
 * SUBMISSION_SENT, INTEREST_WORDLESS, AREA_UNKNOWN, LINE_NOT_FOUND, LINES_TOO_MANY, CONCEPT_NOT_FOUND (the code),
 * ATTACHMENT_LARGE, ATTACHMENT_KIND.
 */
export const saveSubmission = useCase<EvidenceStores>()({
  name: "evidence.save-submission",
  kind: "change",
  policy: [anyone],
  input: z.object({ round: z.string().max(60), code: z.string().max(60).optional(), part: submissionPart }),
  async run({ stores, now, today, touch }, { round: name, code, part }) {
    const { evidence } = stores;
    if (part.part === "who") {
      const wrong = await problemOf(stores, part);
      if (wrong) return wrong;
    }
    if (code === undefined) {
      if (part.part !== "who") return refuse("SUBMISSION_NOT_FOUND");
      const open = await findOpenCall(stores, name, today);
      if (!open.ok) return open;
      const { round } = open;
      const since = new Date(now.getTime() - hour);
      if ((await evidence.formsSince(round.roundId, since)) >= mostFormsAnHour) return refuse("CALL_BUSY");
      const made = newResumeCode();
      const submissionId = randomUUID();
      const { organisationId, roundId, synthetic } = round;
      await evidence.addSubmissions([
        {
          ...{ organisationId, submissionId, roundId, synthetic },
          ...respondentOf(part),
          ...{
            status: "draft",
            source: "form",
            resumeHash: made.hash,
            fileHash: null,
            savedAt: now,
            sentAt: null,
          },
        },
      ]);
      touch({ kind: "evidence.submission", id: submissionId });
      return { ok: true, code: made.code, position: null };
    }
    const found = await findDraft(stores, { round: name, code, today });
    if (!found.ok) return found;
    const { draft, round } = found;
    const saved = await savePart(stores, draft, part, round.codeList);
    if (!saved.ok) return saved;
    await evidence.markSaved(draft.submissionId, now);
    touch({ kind: "evidence.submission", id: draft.submissionId });
    return { ok: true, code: null, position: saved.position };
  },
});

type Part = z.output<typeof submissionPart>;
type Who = z.output<typeof who>;

async function problemOf({ vocabulary }: EvidenceStores, { hasInterest, interest, area }: Who) {
  if (hasInterest && !interest) return refuse("INTEREST_WORDLESS");
  if (area === null) return null;
  const places = await vocabulary.places(provinceList);
  return places.some((place) => place.code === area) ? null : refuse("AREA_UNKNOWN", { area });
}

function respondentOf({ kind, respondent, registration, area, contact, hasInterest, interest }: Who) {
  return {
    kind,
    respondent,
    respondentKey: respondentKey(registration, respondent),
    area,
    contact,
    interest: hasInterest ? interest : null,
  };
}

async function savePart(
  { evidence, vocabulary, files }: EvidenceStores,
  { submissionId, organisationId }: Submission,
  part: Part,
  codeList: string,
): Promise<Outcome<{ position: number | null }>> {
  if (part.part === "who") {
    await evidence.saveRespondent(submissionId, respondentOf(part));
    return { ok: true, position: null };
  }
  if (part.part === "file") {
    const document = part.path === null ? null : await readDocument(part.path);
    if (document && !document.ok) return document;
    await evidence.saveAttachment(submissionId, document && (await files.put(document.bytes)));
    return { ok: true, position: null };
  }
  const lines = await evidence.linesOf(submissionId);
  if (part.part === "title" && part.position === undefined) {
    if (lines.length >= mostLines) return refuse("LINES_TOO_MANY", { most: mostLines });
    const next = Math.max(0, ...lines.map((line) => line.position)) + 1;
    const { typed } = part;
    await evidence.addLines(organisationId, [{ ...emptyLine, submissionId, position: next, typed }]);
    return { ok: true, position: next };
  }
  const line = lines.find((one) => one.position === part.position);
  if (!line) return refuse("LINE_NOT_FOUND");
  if (part.part === "remove") {
    await evidence.removeLine(submissionId, line.position);
    return { ok: true, position: null };
  }
  if (part.part === "title") {
    // Another title: the code of the one before says nothing of it.
    await evidence.saveLine(submissionId, { ...line, typed: part.typed, code: null, confirmed: false });
    return { ok: true, position: line.position };
  }
  const { code, vacancies, openDays, reason, note } = part;
  if (code !== null) {
    const { scheme, version } = splitCodeList(codeList);
    const titles = await vocabulary.titles(scheme, version, [code]);
    if (!titles.has(code)) return refuse("CONCEPT_NOT_FOUND", { code });
  }
  const confirmed = code !== null;
  await evidence.saveLine(submissionId, { ...line, code, confirmed, vacancies, openDays, reason, note });
  return { ok: true, position: line.position };
}

async function readDocument(path: string): Promise<Outcome<{ bytes: Uint8Array }>> {
  const megabytes = largestAttachment / 1024 / 1024;
  if ((await stat(path)).size > largestAttachment) return refuse("ATTACHMENT_LARGE", { megabytes });
  const bytes = new Uint8Array(await readFile(path));
  return attachmentKind(bytes) === null ? refuse("ATTACHMENT_KIND") : { ok: true, bytes };
}

const emptyLine = {
  code: null,
  confirmed: false,
  vacancies: null,
  openDays: null,
  reason: null,
  note: null,
} as const;
