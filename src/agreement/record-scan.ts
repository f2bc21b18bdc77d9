import { randomUUID } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { z } from "zod";
import { dayAfter, members, organisationOf, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { commitmentRecords } from "./commitment-records.ts";
import { commitmentsOf } from "./commitment.ts";
import { scanKind, type ScanKind } from "./scan-kind.ts";
import { differenceSchema, fullPowersSchema, signatorySchema, type Commitment } from "./seal.ts";
import { sealPath } from "./seal-path.ts";
import type { AgreementStores } from "./stores.ts";

const daysToConfirm = 7;

/**
 * Writes down the signed paper of a released version: who signed where and when under which full powers, which text
 * prevails, and where the paper says something else than the sealed text. A second person confirms it.
 * Refusals: VERSION_NOT_FOUND (also where another office leads), VERSION_NOT_RELEASED, SEAL_ABSENT (the own party has not
 * sealed the text that the paper is compared with), SCAN_CONFIRMED, SIGNED_BEFORE_RELEASE, SIGNED_IN_FUTURE,
 * SIGNATORY_ABSENT and POWERS_ABSENT (a party each), CLAUSE_NOT_FOUND, SCAN_ABSENT, SCAN_UNREADABLE (neither PDF, JPG nor PNG).
 */
export const recordScan = useCase<AgreementStores>()({
  name: "agreement.record-scan",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    version: z.uuid(),
    signedOn: z.iso.date(),
    place: z.string().trim().min(1).max(200),
    signatories: z.array(signatorySchema).max(10),
    fullPowers: z.array(fullPowersSchema).max(10),
    prevailing: z.enum(["id", "en", "both"]),
    differences: z.array(differenceSchema).max(500),
    /** The scan; where one is on record already it may be left as it is. */
    scan: z.object({ path: z.string(), fileName: z.string().min(1).max(255) }).nullable(),
  }),
  async run({ stores, principal, now, today, touch }, input) {
    const { agreement, duty, files } = stores;
    const organisation = organisationOf(principal) ?? "";
    const version = await agreement.version(input.version);
    if (!version || version.organisationId !== organisation) return refuse("VERSION_NOT_FOUND");
    if (version.kind !== "release") return refuse("VERSION_NOT_RELEASED");
    const { parties, clauses } = version.content;
    const own = principal.kind === "member" ? principal.party : null;
    const seals = await agreement.seals(version.versionId);
    if (!seals.some(({ party }) => party === own)) return refuse("SEAL_ABSENT");
    const before = await agreement.scanOf(version.versionId);
    if (before?.confirmedAt) return refuse("SCAN_CONFIRMED", { date: before.signedOn });
    const released = dayOf(version.madeAt);
    if (input.signedOn < released) return refuse("SIGNED_BEFORE_RELEASE", { date: input.signedOn, released });
    if (input.signedOn > today) return refuse("SIGNED_IN_FUTURE", { date: input.signedOn });
    for (const party of parties) {
      if (!input.signatories.some((one) => one.party === party)) return refuse("SIGNATORY_ABSENT", { party });
      const powers = input.fullPowers.find((one) => one.party === party);
      if (!powers || !((powers.number && powers.date) || powers.notNeeded))
        return refuse("POWERS_ABSENT", { party });
    }
    const strange = input.differences.find(({ clause }) => !clauses.some(({ id }) => id === clause));
    if (strange) return refuse("CLAUSE_NOT_FOUND");
    let fileHash = before?.fileHash ?? null;
    if (input.scan) {
      const handle = await open(input.scan.path);
      const first = new Uint8Array(16);
      await handle.read(first, 0, 16, 0);
      await handle.close();
      if (scanKind(first) === null) return refuse("SCAN_UNREADABLE");
      fileHash = await files.putFile(input.scan.path);
    }
    if (fileHash === null) return refuse("SCAN_ABSENT");
    if (before) await agreement.dropScan(before.scanId);
    const scanId = randomUUID();
    await agreement.addScan({
      organisationId: organisation,
      circleId: version.circleId,
      scanId,
      versionId: version.versionId,
      proposalId: version.proposalId,
      fileHash,
      fileLabel: input.scan?.fileName ?? before?.fileLabel ?? "",
      signedOn: input.signedOn,
      place: input.place,
      signatories: input.signatories,
      fullPowers: input.fullPowers,
      languages: ["id", "en"],
      prevailing: input.prevailing,
      differences: input.differences,
      recordedBy: personOf(principal),
      recordedAt: now,
      confirmedBy: null,
      confirmedAt: null,
      synthetic: version.synthetic,
    });
    await duty.close({ kind: "agreement.scan", id: version.versionId }, "cancelled", now);
    await duty.raise([
      {
        dutyId: randomUUID(),
        organisationId: organisation,
        personId: null,
        role: "head",
        title: { id: "Sahkan pindaian naskah bertanda tangan", en: "Confirm the scan of a signed text" },
        note: version.content.title,
        recordKind: "agreement.scan",
        recordId: version.versionId,
        path: sealPath(version.versionId),
        nextActor: null,
        dueOn: dayAfter(today, daysToConfirm),
        raisedBy: personOf(principal),
        synthetic: version.synthetic,
      },
    ]);
    touch({ kind: "agreement.version", id: version.versionId });
    return { ok: true, scan: scanId };
  },
});

/**
 * A second person confirms the signed paper: from now on the proposal is signed, and its clauses are commitments, with the
 * figures of the paper where it differs. What it amends is replaced, clause by clause.
 * Refusals: VERSION_NOT_FOUND, SCAN_ABSENT, SCAN_CONFIRMED, FOUR_EYES.
 */
export const confirmScan = useCase<AgreementStores>()({
  name: "agreement.confirm-scan",
  kind: "change",
  policy: [members("head")],
  input: z.object({ version: z.uuid() }),
  async run({ stores, principal, now, touch }, { version: versionId }) {
    const { agreement, duty, evidence, thread } = stores;
    const organisation = organisationOf(principal) ?? "";
    const version = await agreement.version(versionId);
    if (!version || version.organisationId !== organisation) return refuse("VERSION_NOT_FOUND");
    const scan = await agreement.scanOf(versionId);
    if (!scan) return refuse("SCAN_ABSENT");
    if (scan.confirmedAt) return refuse("SCAN_CONFIRMED", { date: scan.signedOn });
    const same = requireOtherEyes(principal, scan.recordedBy);
    if (same) return same;
    await agreement.confirmScan(scan.scanId, personOf(principal), now);
    await agreement.setProposalState(version.proposalId, "signed");
    const commitments = commitmentsOf(version.content, scan.differences).map((promised): Commitment => ({
      ...promised,
      organisationId: organisation,
      circleId: version.circleId,
      commitmentId: randomUUID(),
      proposalId: version.proposalId,
      versionId,
      replacedBy: null,
      madeAt: now,
      synthetic: version.synthetic,
    }));
    await agreement.addCommitments(commitments);
    const origins = await agreement.amendedClauses(version.proposalId);
    const proposal = await agreement.proposal(version.proposalId);
    const earlier = proposal?.amends ? await agreement.commitments({ version: proposal.amends }) : null;
    for (const old of earlier?.commitments ?? []) {
      const successor = commitments.find(({ clauseId }) => origins.get(clauseId) === old.clauseId);
      if (successor) await agreement.replaceCommitment(old.commitmentId, successor.commitmentId);
    }
    const named = version.content.clauses.flatMap(({ links: about }) =>
      about.flatMap((one) => (one.kind === "edition-entry" ? [one.edition] : [])),
    );
    const editions = new Map<string, string>();
    for (const name of new Set(named)) {
      const edition = await evidence.edition(name);
      if (edition) editions.set(name, edition.editionId);
    }
    const { records, links } = commitmentRecords(version, commitments, editions);
    await thread.write(organisation, records, links);
    await duty.close({ kind: "agreement.scan", id: versionId }, "done", now);
    touch({ kind: "agreement.version", id: versionId });
    for (const { commitmentId } of commitments) touch({ kind: "agreement.commitment", id: commitmentId });
    return { ok: true, commitments: commitments.length };
  },
});

/**
 * The scan itself, for who may read the version.
 * Refusals: VERSION_NOT_FOUND, SCAN_ABSENT.
 */
export const readScan = useCase<AgreementStores>()({
  name: "agreement.read-scan",
  kind: "read",
  policy: [members()],
  input: z.object({ version: z.uuid() }),
  async run({ stores: { agreement, files } }, { version: versionId }) {
    if (!(await agreement.version(versionId))) return refuse("VERSION_NOT_FOUND");
    const scan = await agreement.scanOf(versionId);
    const path = scan ? await files.pathOf(scan.fileHash) : null;
    if (!scan || path === null) return refuse("SCAN_ABSENT");
    const bytes = new Uint8Array(await readFile(path));
    const kind: ScanKind | null = scanKind(bytes);
    return kind === null ? refuse("SCAN_ABSENT") : { ok: true, bytes, kind, fileName: scan.fileLabel };
  },
});
