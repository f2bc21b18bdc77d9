import { randomUUID } from "node:crypto";
import { dayAfter, organisationOf, personOf, type Work } from "../identity/index.ts";
import { refuse, type Bilingual, type Outcome } from "../platform/index.ts";
import { dutyDue, letterDated, receiptDays, wentBefore, type Hop } from "./hop.ts";
import { letterRecord } from "./letter-records.ts";
import type { Letter } from "./letter.ts";
import type { Ask, Route, Stop } from "./route.ts";
import type { AgreementStores } from "./stores.ts";

/** What travels: a released version or a reply, and the circle that sees where it is. */
export type Paper = {
  versionId: string | null;
  replyId: string | null;
  /** The version that it is, or answers. */
  about: string;
  proposalId: string;
  circleId: string;
  /** Day of the paper: no letter that carries it is older. */
  basis: string;
  synthetic: boolean;
};

export type Sending = {
  paper: Paper;
  stop: Stop;
  onward: Route;
  position: number;
  letter: Letter;
  reason?: string | null;
  /** The office whose letter it is, where that office has no account. */
  fromAgency?: string | null;
};

/** What waits for whoever got a letter, by what it is asked; of a reply there is nothing to answer. */
const titles: Readonly<Record<Ask, Bilingual>> = {
  relay: { id: "Teruskan surat dan naskahnya", en: "Relay the letter and its paper" },
  answer: { id: "Jawab naskah rilis", en: "Answer the released text" },
  inform: { id: "Beri tanda terima surat", en: "Confirm receipt of the letter" },
  sign: { id: "Siapkan penandatanganan naskah", en: "Prepare the signature of the text" },
};

/**
 * Sends a paper one leg further, in the transaction of whoever releases, answers or relays it: the hop, the duty of the
 * office that gets it, and the wait for its receipt. The paper goes as it is; nothing here could change a word of it.
 * Refusals: LETTER_BEFORE_RELEASE, LETTER_IN_FUTURE, HOP_TWICE (the same paper went to the same office), STOP_OWN.
 */
export async function sendPaper(
  { stores: { agreement, duty, identity, thread }, principal, now, today, touch }: Work<AgreementStores>,
  { paper, stop, onward, position, letter, reason = null, fromAgency = null }: Sending,
): Promise<Outcome<{ hop: Hop }>> {
  const organisation = organisationOf(principal);
  if (!organisation) return refuse("NOT_PERMITTED");
  if (stop.organisation === organisation) return refuse("STOP_OWN");
  const dated = letterDated(letter.date, paper.basis, today);
  if (!dated.ok) return dated;
  const { versionId, replyId } = paper;
  const sent = await agreement.hopsOf(replyId ? { replies: [replyId] } : { versions: [versionId ?? ""] });
  if (wentBefore(sent, paper, stop)) return refuse("HOP_TWICE", { office: stop.office });
  const hop: Hop = {
    hopId: randomUUID(),
    organisationId: organisation,
    circleId: paper.circleId,
    proposalId: paper.proposalId,
    versionId,
    replyId,
    position,
    toOrganisation: stop.organisation,
    toAgency: stop.office,
    agencyKey: stop.agency,
    fromAgency,
    onward,
    asked: stop.asked,
    letterNumber: letter.number,
    letterDate: letter.date,
    channel: letter.channel,
    dueOn: letter.dueOn,
    sentBy: personOf(principal),
    sentAt: now,
    receivedBy: null,
    receivedAt: null,
    receivedNote: null,
    reason,
    fileHash: null,
    synthetic: paper.synthetic,
  };
  await agreement.addHop(hop);
  const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
  const named = (id: string | null, words: string): Bilingual =>
    (id && offices.get(id)) || { id: words, en: words };
  const from = fromAgency ? { id: fromAgency, en: fromAgency } : named(organisation, "");
  const to = named(stop.organisation, stop.office);
  const told = (office: Bilingual): Bilingual => ({
    id: `${letter.number} · ${office.id ?? office.en}`,
    en: `${letter.number} · ${office.en ?? office.id}`,
  });
  const base = {
    personId: null,
    role: "officer",
    recordId: hop.hopId,
    raisedBy: personOf(principal),
    synthetic: paper.synthetic,
  };
  await duty.raise([
    ...(stop.organisation
      ? [
          {
            ...base,
            dutyId: randomUUID(),
            organisationId: stop.organisation,
            title: titles[stop.asked],
            note: told(from),
            recordKind: "agreement.hop",
            path: `/agreement/letters/${hop.hopId}`,
            nextActor: null,
            // Without a day of its own the days run from its receipt; until then, from when it was sent.
            dueOn: dutyDue(hop, today),
          },
        ]
      : []),
    {
      ...base,
      dutyId: randomUUID(),
      organisationId: organisation,
      title: { id: "Tanyakan tanda terima surat", en: "Ask for the receipt of the letter" },
      note: told(to),
      recordKind: "agreement.receipt",
      path: `/agreement/letters/${hop.hopId}`,
      nextActor: to,
      dueOn: dayAfter(letter.date, receiptDays),
    },
  ]);
  const { record, link } = letterRecord(hop, paper.about);
  await thread.write(organisation, [record], [link]);
  touch({ kind: "agreement.letter", id: hop.hopId });
  return { ok: true, hop };
}
