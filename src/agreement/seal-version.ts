import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayAfter, members, personOf, requireOtherEyes, useCase, type Work } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { type PartyKey } from "./seal.ts";
import { sealPath } from "./seal-path.ts";
import { statementOf } from "./sealed-file.ts";
import { signStatement } from "./signing-key.ts";
import { keyOffice, maySeal } from "./signing-office.ts";
import type { AgreementStores } from "./stores.ts";
import type { Version } from "./version.ts";

const daysToSeal = 7;

type Ready = { version: Version; organisation: string; party: string; key: PartyKey };

/** What both persons of a side need before a version may be sealed. */
async function readyToSeal(
  { stores: { agreement, identity }, principal }: Work<AgreementStores>,
  versionId: string,
): Promise<Outcome<Ready>> {
  const version = await agreement.version(versionId);
  if (!version) return refuse("VERSION_NOT_FOUND");
  if (version.kind !== "release") return refuse("VERSION_NOT_RELEASED");
  const office = await keyOffice(identity, principal);
  if (!office.ok) return office;
  const { organisation, party } = office;
  const refused = await maySeal(agreement, organisation, version);
  if (refused) return refused;
  if (!version.content.parties.includes(party)) return refuse("SEAL_NOT_OF_OFFICE");
  const newer = (await agreement.versions(version.proposalId)).find(
    (other) => other.kind === "release" && other.number > version.number,
  );
  if (newer) return refuse("NEWER_RELEASE", { number: newer.number });
  const proposal = await agreement.proposal(version.proposalId);
  if (proposal?.organisationId === organisation && proposal.feedbackClosedAt === null)
    return refuse("FEEDBACK_OPEN");
  if (contentHash(version.content) !== version.contentHash) return refuse("DOCUMENT_CHANGED");
  const sealed = (await agreement.seals(versionId)).find((seal) => seal.party === party);
  if (sealed) return refuse("SEALED_ALREADY", { number: version.number });
  const key = (await agreement.partyKeys()).find(
    (one) => one.organisationId === organisation && one.confirmedBy !== null && one.retiredOn === null,
  );
  if (!key) return refuse("KEY_ABSENT");
  return { ok: true, version, organisation, party, key };
}

/**
 * One person of a side asks that a released version be sealed; a head confirms with the key.
 * Refusals: VERSION_NOT_FOUND, VERSION_NOT_RELEASED, KEY_NOT_OF_OFFICE, SEAL_NOT_OF_OFFICE, NEWER_RELEASE, FEEDBACK_OPEN
 * (the drafting side), DOCUMENT_CHANGED, SEALED_ALREADY, KEY_ABSENT, SEAL_ASKED.
 */
export const askSeal = useCase<AgreementStores>()({
  name: "agreement.ask-seal",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ version: z.uuid() }),
  async run(work, { version: versionId }) {
    const ready = await readyToSeal(work, versionId);
    if (!ready.ok) return ready;
    const { stores, principal, now, today, touch } = work;
    const { agreement, duty } = stores;
    const { version, organisation, party } = ready;
    if (await agreement.sealRequest(versionId)) return refuse("SEAL_ASKED");
    await agreement.addSealRequest({
      organisationId: organisation,
      versionId,
      party,
      contentHash: version.contentHash,
      askedBy: personOf(principal),
      askedAt: now,
      synthetic: version.synthetic,
    });
    await duty.raise([
      {
        dutyId: randomUUID(),
        organisationId: organisation,
        personId: null,
        role: "head",
        title: { id: "Kunci naskah rilis", en: "Seal a released text" },
        note: version.content.title,
        recordKind: "agreement.seal",
        recordId: versionId,
        path: sealPath(versionId),
        nextActor: null,
        dueOn: dayAfter(today, daysToSeal),
        raisedBy: personOf(principal),
        synthetic: version.synthetic,
      },
    ]);
    touch({ kind: "agreement.version", id: versionId });
    return { ok: true, hash: version.contentHash };
  },
});

/**
 * A head seals a version in the name of the party, with the passphrase of its key. Who asked for it does not seal.
 * Refusals: those of `askSeal` but SEAL_ASKED; SEAL_NOT_ASKED, FOUR_EYES, PASSPHRASE_WRONG.
 */
export const sealVersion = useCase<AgreementStores>()({
  name: "agreement.seal-version",
  kind: "change",
  policy: [members("head")],
  input: z.object({ version: z.uuid(), passphrase: z.string().max(200) }),
  async run(work, { version: versionId, passphrase }) {
    const ready = await readyToSeal(work, versionId);
    if (!ready.ok) return ready;
    const { stores, principal, now, touch } = work;
    const { agreement, duty } = stores;
    const { version, organisation, party, key } = ready;
    const request = await agreement.sealRequest(versionId);
    if (!request) return refuse("SEAL_NOT_ASKED");
    const same = requireOtherEyes(principal, request.askedBy);
    if (same) return same;
    if (request.contentHash !== version.contentHash) return refuse("DOCUMENT_CHANGED");
    const secret = await agreement.signingSecret(key.keyId);
    const statement = statementOf(
      { number: version.number, hash: version.contentHash, proposal: version.content.proposal },
      party,
      now.toISOString(),
    );
    const signature = secret && (await signStatement(secret, passphrase, statement));
    if (!signature) return refuse("PASSPHRASE_WRONG");
    const added = await agreement.addSeal({
      organisationId: organisation,
      circleId: version.circleId,
      versionId,
      party,
      contentHash: version.contentHash,
      keyId: key.keyId,
      signature,
      askedBy: request.askedBy,
      sealedBy: personOf(principal),
      sealedAt: now,
      synthetic: version.synthetic,
    });
    if (!added) return refuse("SEALED_ALREADY", { number: version.number });
    await agreement.dropSealRequest(versionId);
    await duty.close({ kind: "agreement.seal", id: versionId }, "done", now);
    touch({ kind: "agreement.version", id: versionId });
    return { ok: true, party, keyId: key.keyId, hash: version.contentHash };
  },
});
