import { open, readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { ledgerRecords } from "./ledger-records.ts";
import { ownEntry, rewriteEntries } from "./ledger-work.ts";
import { scanKind, scanTypes } from "./scan-kind.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Keeps the scan of a letter or the paper of a meeting with its entry, as it came. Another one takes its place; which
 * one it was stays in the history. A letter with its scan can be met on the thread.
 * Refusals: LEDGER_ENTRY_NOT_FOUND, SCAN_KIND (neither PDF, JPG nor PNG by its bytes).
 */
export const attachLedgerScan = useCase<AgreementStores>()({
  name: "agreement.attach-ledger-scan",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ entry: z.uuid(), path: z.string(), fileName: z.string().trim().min(1).max(255) }),
  async run(work, { entry: entryId, path, fileName }) {
    const { agreement, files, thread } = work.stores;
    const before = await ownEntry(work, entryId, "change");
    if (!before) return refuse("LEDGER_ENTRY_NOT_FOUND");
    const kind = scanKind(await firstBytes(path));
    if (kind === null) return refuse("SCAN_KIND");
    const { size } = await stat(path);
    const hash = await files.putFile(path);
    const { organisationId } = before;
    await agreement.keepFile({
      organisationId,
      hash,
      name: fileName,
      mediaType: scanTypes[kind],
      bytes: size,
    });
    const after = { ...before, fileHash: hash, fileLabel: fileName };
    await rewriteEntries(work, [{ before, after }]);
    const asked = after.answersId ? await agreement.ledgerEntry(after.answersId) : undefined;
    const { records, links } = ledgerRecords(after, asked);
    if (records.length > 0) await thread.write(organisationId, records, links, []);
    return { ok: true, scan: hash, kind };
  },
});

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const first = new Uint8Array(16);
    await handle.read(first, 0, 16, 0);
    return first;
  } finally {
    await handle.close();
  }
}

/**
 * The scan of an entry of one's own office, as it came.
 * Refusals: LEDGER_ENTRY_NOT_FOUND, LEDGER_SCAN_ABSENT.
 */
export const readLedgerScan = useCase<AgreementStores>()({
  name: "agreement.read-ledger-scan",
  kind: "read",
  policy: [members()],
  input: z.object({ entry: z.uuid() }),
  async run(work, { entry: entryId }) {
    const entry = await ownEntry(work, entryId, "read");
    if (!entry) return refuse("LEDGER_ENTRY_NOT_FOUND");
    const path = entry.fileHash && (await work.stores.files.pathOf(entry.fileHash));
    const bytes = path ? new Uint8Array(await readFile(path)) : null;
    const kind = bytes && scanKind(bytes);
    if (!bytes || !kind) return refuse("LEDGER_SCAN_ABSENT");
    return { ok: true, bytes, mediaType: scanTypes[kind], name: `${entry.entryId}.${kind}` };
  },
});
