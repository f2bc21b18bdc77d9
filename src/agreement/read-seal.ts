import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { PartyKey } from "./seal.ts";
import { documentSchema } from "./document.ts";
import { sealedFile, sealedFileSchema, verifySealed } from "./sealed-file.ts";
import { keyOffice, maySeal } from "./signing-office.ts";
import type { AgreementStores } from "./stores.ts";

/** A document of a thousand pages has some two megabytes. */
const largestFile = 20 * 1024 * 1024;

/** The keys by which seals are known here: confirmed ones of ministries, by party. */
function knownKeys(keys: readonly PartyKey[]): Map<string, string[]> {
  const confirmed = keys.filter(({ confirmedBy }) => confirmedBy !== null);
  return new Map(
    [...Map.groupBy(confirmed, ({ party }) => party)].map(([party, own]) => [
      party,
      own.map(({ keyId }) => keyId),
    ]),
  );
}

/**
 * Where the signature of a released version stands: seals, verified anew; the signed paper; and what one may do next.
 * `file` is what leaves as a file and verifies anywhere.
 * Refusals: VERSION_NOT_FOUND, VERSION_NOT_RELEASED.
 */
export const readSeal = useCase<AgreementStores>()({
  name: "agreement.read-seal",
  kind: "read",
  policy: [members()],
  input: z.object({ version: z.uuid() }),
  async run({ stores: { agreement, identity }, principal }, { version: versionId }) {
    const version = await agreement.version(versionId);
    if (!version) return refuse("VERSION_NOT_FOUND");
    if (version.kind !== "release") return refuse("VERSION_NOT_RELEASED");
    const keys = await agreement.partyKeys();
    const seals = await agreement.seals(versionId);
    const file = sealedFile(
      version,
      seals.map(({ party, keyId, signature, sealedAt }) => ({
        party,
        keyId,
        publicKey: keys.find((key) => key.keyId === keyId)?.publicKey ?? "",
        sealedAt: sealedAt.toISOString(),
        signature,
      })),
    );
    const verification = verifySealed(file, knownKeys(keys));
    const request = await agreement.sealRequest(versionId);
    const scan = await agreement.scanOf(versionId);
    const office = await keyOffice(identity, principal);
    const own = organisationOf(principal) ?? "";
    const may = office.ok && (await maySeal(agreement, own, version)) === null;
    const hasKey = keys.some(
      ({ organisationId, confirmedBy, retiredOn }) =>
        organisationId === own && confirmedBy && retiredOn === null,
    );
    const sealed = office.ok && seals.some(({ party }) => party === office.party);
    const leads = version.organisationId === own;
    const proposal = leads ? await agreement.proposal(version.proposalId) : undefined;
    return {
      ok: true,
      title: version.content.title,
      number: version.number,
      hash: version.contentHash,
      parties: version.content.parties,
      clauses: version.content.clauses.map(({ id, number, figures, paragraphs }) => ({
        id,
        number,
        figures,
        heading: paragraphs[0]?.text ?? { id: "", en: "" },
      })),
      synthetic: version.synthetic,
      verification,
      file,
      asked: request ? { by: request.askedBy === personOf(principal), at: request.askedAt } : null,
      scan: scan ?? null,
      next: {
        ask: may && hasKey && !sealed && !request,
        seal: may && hasKey && !sealed && request !== undefined && request.askedBy !== personOf(principal),
        key: may && !hasKey,
        record: leads && (scan === undefined || scan.confirmedAt === null),
        confirm:
          leads && scan !== undefined && scan.confirmedAt === null && scan.recordedBy !== personOf(principal),
        amend: leads && proposal?.state === "signed" ? proposal.name : null,
        feedbackOpen: leads && proposal?.feedbackClosedAt === null,
      },
    };
  },
});

/**
 * Verifies a sealed version that came as a file: by the keys that this installation knows, and whether it has this very
 * text among those that one may read.
 * Refusals: SEALED_FILE_UNREADABLE.
 */
export const verifySeal = useCase<AgreementStores>()({
  name: "agreement.verify-seal",
  kind: "read",
  policy: [members(), jobs("command-line")],
  input: z.object({ file: z.string().max(largestFile) }),
  async run({ stores: { agreement } }, { file: text }) {
    const read = sealedFileSchema.safeParse(parsed(text));
    if (!read.success) return refuse("SEALED_FILE_UNREADABLE");
    const verification = verifySealed(read.data, knownKeys(await agreement.partyKeys()));
    const { title } = documentSchema.partial().safeParse(read.data.document).data ?? {};
    return {
      ok: true,
      number: read.data.number,
      title: title ?? { id: "", en: "" },
      ...verification,
      valid: verification.sound,
    };
  },
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
