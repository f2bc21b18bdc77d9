import type { Reason } from "./driver.ts";

/** Who may answer a call for evidence. */
export const respondentKinds = ["firm", "association", "union", "training-provider"] as const;
export type RespondentKind = (typeof respondentKinds)[number];

/** Months after a round is sealed, or cancelled, for which its respondents' contacts are kept; the form says so. */
export const contactMonths = 12;
/** Months after the call of a round that was never sealed for which they are kept at most; the form says so. */
export const unsealedContactMonths = 24;

/** `draft`: its writer has not sent it; `sent`: waits for the office; then it counts or it does not. */
export type SubmissionState = "draft" | "sent" | "accepted" | "rejected";

/** An occupation that a respondent names, as a line of the answers. */
export type SubmissionLine = {
  position: number;
  /** The job title as typed. */
  typed: string;
  /** Code in the code list of the round. */
  code: string | null;
  /** The respondent or a moderator chose the code; false: a machine alone did. */
  confirmed: boolean;
  vacancies: number | null;
  /** How long a post stays open, in days. */
  openDays: number | null;
  reason: Reason | null;
  note: string | null;
};

export type Respondent = {
  kind: RespondentKind;
  respondent: string;
  /** `respondentKey` of registration and name. */
  respondentKey: string;
  /** Province code; null: more than one, or the country. */
  area: string | null;
  contact: string | null;
  /** A conflict of interest that was declared; null: none. */
  interest: string | null;
};

export type Submission = Respondent & {
  organisationId: string;
  submissionId: string;
  roundId: string;
  interestResolved: string | null;
  status: SubmissionState;
  statusReason: string | null;
  source: "form" | "file";
  fileHash: string | null;
  savedAt: Date;
  sentAt: Date | null;
  moderatedBy: string | null;
  moderatedAt: Date | null;
  synthetic: boolean;
};

/** Longest texts of a submission, in characters. */
export const longest = {
  respondent: 200,
  registration: 40,
  contact: 200,
  interest: 1_000,
  typed: 200,
  note: 2_000,
  reason: 1_000,
} as const;

/** Occupations that one respondent may name: more than a form of ten minutes holds. */
export const mostLines = 40;

/** Submissions of one page of the office's list. */
export const submissionsOnPage = 25;

export type CallState = "early" | "open" | "closed" | "cancelled";

/**
 * Whether answers can be given now: in the stage `evidence` of a round, until its last day.
 * @param today `YYYY-MM-DD` where the installation is kept
 */
export function callState(
  { stage, closesOn }: { stage: string; closesOn: string | null },
  today: string,
): CallState {
  if (stage === "open") return "early";
  if (stage === "cancelled") return "cancelled";
  return stage === "evidence" && (closesOn === null || today <= closesOn) ? "open" : "closed";
}

/** Legal forms, and words that firms leave out as they like. */
const legalForms = new Set(
  "pt cv tbk persero perum perumda ud fa koperasi ltd limited pte inc corp corporation llp the".split(" "),
);

/** A name as it is compared: no capitals, accents, points or legal forms. */
export function foldedName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).join(" ");
}

/**
 * By what one respondent is known: the registration number where it is given, whatever stands between its letters and
 * digits, else the folded name.
 */
export function respondentKey(registration: string | null, name: string): string {
  const plain = (registration ?? "").toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return plain === "" ? `name:${foldedName(name)}` : `registration:${plain}`;
}

/** The registration number in such a key; null where the name stands in for it. */
export const registrationOf = (key: string): string | null =>
  key.startsWith("registration:") ? key.slice("registration:".length) : null;

/** Lines that can count: somebody chose their code. */
export const confirmedLines = <Line extends Pick<SubmissionLine, "code" | "confirmed">>(
  lines: readonly Line[],
) => lines.filter((line) => line.code !== null && line.confirmed);
