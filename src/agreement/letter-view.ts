import type { Bilingual } from "../platform/index.ts";
import type { Hop } from "./hop.ts";
import { isReceiptLate } from "./hop.ts";
import type { AgreementStores } from "./stores.ts";

export type OfficeNames = (organisation: string | null, words: string, agency?: string | null) => Bilingual;

/** Names of offices: as this installation or the directory knows them, else as a letter has them. */
export async function officeNames({
  identity,
  roster,
}: Pick<AgreementStores, "identity" | "roster">): Promise<OfficeNames> {
  const names = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
  const agencies = new Map((await roster.agencies()).map(({ key, name }) => [key, name]));
  return (organisation, words, agency) =>
    (organisation && names.get(organisation)) || (agency && agencies.get(agency)) || { id: words, en: words };
}

/** A letter on its way, as pages show it. */
export function letterView(hop: Hop, office: OfficeNames, today: string) {
  return {
    hop: hop.hopId,
    paper: hop.replyId ? ("reply" as const) : ("version" as const),
    versionId: hop.versionId,
    replyId: hop.replyId,
    position: hop.position,
    from: office(hop.fromAgency ? null : hop.organisationId, hop.fromAgency ?? ""),
    to: office(hop.toOrganisation, hop.toAgency, hop.agencyKey),
    /** The office as the letter has it. */
    office: hop.toAgency,
    sender: hop.organisationId,
    receiver: hop.toOrganisation,
    asked: hop.asked,
    letter: { number: hop.letterNumber, date: hop.letterDate, channel: hop.channel },
    dueOn: hop.dueOn,
    receivedAt: hop.receivedAt,
    receivedNote: hop.receivedNote,
    reason: hop.reason,
    late: isReceiptLate(hop, today),
    onward: hop.onward,
    synthetic: hop.synthetic,
  };
}
export type LetterView = ReturnType<typeof letterView>;
