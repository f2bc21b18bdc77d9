import { createHash, randomUUID } from "node:crypto";
import { readFile as readBytes, stat } from "node:fs/promises";
import { z } from "zod";
import { members, organisationOf, personOf, useCase, type Work } from "../identity/index.ts";
import { dayOf, refuse, type Outcome } from "../platform/index.ts";
import { letterDated } from "./hop.ts";
import { openFeedback } from "./open-feedback.ts";
import { outsideComments } from "./outside-comments.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readMatrix } from "./read-matrix.ts";
import { readWord } from "./read-word.ts";
import {
  receivedTypes,
  takenFromMatrix,
  takenFromWord,
  type Received,
  type SaidInFile,
  type UnplacedPiece,
} from "./received.ts";
import { matrixRows } from "./response-matrix.ts";
import { channelSchema } from "./route.ts";
import { scanKind } from "./scan-kind.ts";
import { positionFits, positionSchema } from "./set-stance.ts";
import type { AgreementStores } from "./stores.ts";

const input = z.object({
  proposal: proposalKeySchema,
  /** The release that the letter answers. */
  version: z.uuid(),
  party: z.string().regex(/^[A-Z]{2}$/),
  sender: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(120),
  date: z.iso.date(),
  channel: channelSchema,
  /** A Word file or a response matrix that is read, or a scan of the letter that is kept. */
  kind: z.enum(["docx", "xlsx", "letter"]),
  path: z.string(),
  fileName: z.string().trim().min(1).max(255),
  /** Of new remarks in a table, which does not say it. */
  language: z.enum(["id", "en"]).default("en"),
  /** Positions on scope lines, as the letter has them. */
  positions: z.array(positionSchema).max(200).default([]),
});
type Input = z.output<typeof input>;
type Read = {
  sha256: string;
  comments: SaidInFile[];
  unplaced: UnplacedPiece[];
  findings: Received["facts"]["findings"];
};

/**
 * Enters what came back from an office without an account, as received: the file is kept as it came, and what it says
 * becomes comments. The same file again changes nothing; a second letter to the same release is kept beside the first.
 * @returns `another`: a letter of that party to that release was entered before
 * Refusals: PROPOSAL_NOT_FOUND, VERSION_NOT_FOUND, VERSION_NOT_RELEASED, PARTY_UNKNOWN, LETTER_BEFORE_RELEASE, LETTER_IN_FUTURE,
 * STANCE_CLAUSE_UNKNOWN, STANCE_CONDITION_MISSING, SCAN_KIND, and those of `readWord` and `readMatrix`.
 */
export const importReceived = useCase<AgreementStores>()({
  name: "agreement.import-received",
  kind: "change",
  policy: [members("officer", "head")],
  input,
  async run(work, given) {
    const { stores, principal, now, today, touch } = work;
    const { agreement } = stores;
    const organisation = organisationOf(principal);
    const proposal = await agreement.proposalByName(given.proposal);
    if (!proposal || !organisation) return refuse("PROPOSAL_NOT_FOUND");
    const version = await agreement.version(given.version);
    if (!version || version.circleId !== proposal.circleId) return refuse("VERSION_NOT_FOUND");
    if (version.kind !== "release") return refuse("VERSION_NOT_RELEASED");
    const own = principal.kind === "member" ? principal.party : null;
    if (given.party === own || !proposal.parties.includes(given.party)) return refuse("PARTY_UNKNOWN");
    const dated = letterDated(given.date, dayOf(version.madeAt), today);
    if (!dated.ok) return dated;
    for (const position of given.positions) {
      const fits = positionFits(position, version.content);
      if (!fits.ok) return fits;
    }
    const read = await readGiven(work, given, version.content, proposal);
    if (!read.ok) return read;
    const before = await agreement.receivedFile(proposal.circleId, read.sha256);
    if (before)
      return { ok: true, received: before.receivedId, unchanged: true, ...before.facts, another: false };

    const others = (await agreement.receivedOf(proposal.proposalId)).filter(
      (one) =>
        one.versionId === given.version && one.party === given.party && one.letterNumber !== given.number,
    );
    const { proposalId, circleId, synthetic } = proposal;
    const receivedId = randomUUID();
    await agreement.keepFile({
      organisationId: organisation,
      hash: await stores.files.putFile(given.path),
      name: given.fileName,
      mediaType: receivedTypes[given.kind],
      bytes: (await stat(given.path)).size,
    });
    const row = { organisationId: organisation, circleId, proposalId, synthetic };
    const facts = {
      changes: read.comments.filter(({ kind }) => kind === "change").length,
      remarks: read.comments.filter(({ kind }) => kind === "remark").length,
      unplaced: read.unplaced.length,
      findings: read.findings,
    };
    await agreement.addReceived({
      ...row,
      receivedId,
      versionId: given.version,
      party: given.party,
      sender: given.sender,
      letterNumber: given.number,
      letterDate: given.date,
      channel: given.channel,
      kind: given.kind,
      fileHash: read.sha256,
      fileLabel: given.fileName,
      unplaced: read.unplaced,
      facts,
      enteredBy: personOf(principal),
      enteredAt: now,
    });
    await agreement.addComments(
      read.comments.map(({ at, ...said }) => ({
        ...row,
        ...said,
        commentId: randomUUID(),
        versionId: given.version,
        party: given.party,
        authorPerson: null,
        saidAt: instant(at, given.date),
        receivedId,
        replyId: null,
        marked: false,
        withdrawnAt: null,
      })),
    );
    await agreement.addStances(
      given.positions.map(({ clause, stance, condition }) => ({
        ...row,
        stanceId: randomUUID(),
        versionId: given.version,
        clauseId: clause,
        party: given.party,
        stance,
        condition: stance === "conditional" ? condition : null,
        letterNumber: given.number,
        letterDate: given.date,
        receivedId,
        replyId: null,
        saidBy: personOf(principal),
        saidAt: now,
      })),
    );
    if (read.comments.length + read.unplaced.length > 0) await openFeedback(work, proposalId, given.number);
    touch({ kind: "agreement.received", id: receivedId });
    return { ok: true, received: receivedId, unchanged: false, ...facts, another: others.length > 0 };
  },
});

async function readGiven(
  { stores }: Work<AgreementStores>,
  { kind, path, fileName, sender, language }: Input,
  base: Parameters<typeof takenFromWord>[1],
  proposal: Parameters<typeof outsideComments>[1],
): Promise<Outcome<Read>> {
  if (kind === "letter") {
    const bytes = await readBytes(path);
    if (scanKind(bytes) === null) return refuse("SCAN_KIND");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { ok: true, sha256, comments: [], unplaced: [], findings: [] };
  }
  if (kind === "docx") {
    const word = await readWord(path, base, { fileName });
    if (!word.ok) return word;
    const { reading, sha256 } = word;
    return { ok: true, sha256, ...takenFromWord(reading, base, sender), findings: reading.findings };
  }
  const rows = matrixRows(await outsideComments(stores, proposal), base);
  const matrix = await readMatrix(path, rows, { fileName });
  if (!matrix.ok) return matrix;
  const { reading, sha256 } = matrix;
  return {
    ok: true,
    sha256,
    ...takenFromMatrix(reading, base, sender, language),
    findings: reading.findings,
  };
}

/** When something was said: as the file has it where that can be an instant, else on the day of the letter. */
function instant(at: string | null, letterDate: string): Date {
  const told = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(told) ? new Date(`${letterDate}T00:00:00Z`) : new Date(told);
}
