import { dayAfter } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import type { Ask, Channel, Route, Stop } from "./route.ts";

/** One leg of the way: a version or a reply goes from one office to the next, with a letter; its receipt comes back. */
export type Hop = {
  hopId: string;
  /** Who entered it: the office that sends, or the one before it where that has no account. */
  organisationId: string;
  circleId: string;
  proposalId: string;
  versionId: string | null;
  replyId: string | null;
  /** How many offices it has passed: 0 for the first letter. */
  position: number;
  toOrganisation: string | null;
  toAgency: string;
  /** Its key in the directory, where its mandates stand. */
  agencyKey: string | null;
  /** The office whose letter it is, where that office has no account. */
  fromAgency: string | null;
  /** The offices that come after this one. */
  onward: Route;
  asked: Ask;
  letterNumber: string;
  letterDate: string;
  channel: Channel;
  dueOn: string | null;
  sentBy: string | null;
  sentAt: Date;
  receivedBy: string | null;
  receivedAt: Date | null;
  receivedNote: string | null;
  reason: string | null;
  fileHash: string | null;
  synthetic: boolean;
};

/** Days in which a receipt is expected, and in which an office does what it is asked. */
export const receiptDays = 3;
const daysToAct: Readonly<Record<Ask, number>> = { relay: 3, answer: 30, inform: 7, sign: 14 };

/** When whoever got a letter is to have acted: on its day, or so many days from its receipt (until then, from its sending). */
export const dutyDue = ({ dueOn, asked }: Pick<Hop, "dueOn" | "asked">, from: string): string =>
  dueOn ?? dayAfter(from, daysToAct[asked]);

/** Whether a letter still waits for its receipt on a day, longer than it should. */
export const isReceiptLate = (
  { receivedAt, letterDate }: Pick<Hop, "receivedAt" | "letterDate">,
  today: string,
) => receivedAt === null && dayAfter(letterDate, receiptDays) < today;

/** Where a letter goes: to the office at this place of those that follow, or to one that is not on the route. */
export type NextStop = { place: number } | { stop: Stop; reason: string | null };

/**
 * The next office and those behind it.
 * @param following the offices that follow on the route, in their order
 * Refusals: STOP_NOT_FOUND, STOP_SKIPPED (an office between that may not be passed by), STOP_OFF_ROUTE (an office that is
 * not on the route, without a reason).
 */
export function nextStop(
  following: Route,
  next: NextStop,
): Outcome<{ stop: Stop; onward: Route; reason: string | null }> {
  if ("stop" in next) {
    const reason = next.reason?.trim() || null;
    if (!reason) return refuse("STOP_OFF_ROUTE", { office: next.stop.office });
    return { ok: true, stop: next.stop, onward: next.stop.asked === "relay" ? following : [], reason };
  }
  const stop = following[next.place];
  if (!stop) return refuse("STOP_NOT_FOUND");
  const skipped = following.slice(0, next.place).find(({ optional }) => !optional);
  if (skipped) return refuse("STOP_SKIPPED", { office: skipped.office });
  return { ok: true, stop, onward: following.slice(next.place + 1), reason: null };
}

type Sent = Pick<Hop, "toOrganisation" | "toAgency" | "versionId" | "replyId">;

/** Whether the same paper went to the same office before. */
export const wentBefore = (
  sent: readonly Sent[],
  paper: Pick<Hop, "versionId" | "replyId">,
  stop: Stop,
): boolean =>
  sent.some(
    (hop) =>
      hop.versionId === paper.versionId &&
      hop.replyId === paper.replyId &&
      (stop.organisation === null
        ? hop.toOrganisation === null && sameOffice(hop.toAgency, stop.office)
        : hop.toOrganisation === stop.organisation),
  );

const plain = (office: string) => office.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
const sameOffice = (one: string, other: string) => plain(one) === plain(other);

/**
 * Whether a letter may be dated so.
 * @param basis day of the paper that it carries or answers: no letter about it is older
 * Refusals: LETTER_BEFORE_RELEASE, LETTER_IN_FUTURE.
 */
export function letterDated(letterDate: string, basis: string, today: string): Outcome {
  if (letterDate < basis) return refuse("LETTER_BEFORE_RELEASE", { date: letterDate, basis });
  return letterDate > today ? refuse("LETTER_IN_FUTURE", { date: letterDate }) : { ok: true };
}
