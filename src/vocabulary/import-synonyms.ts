import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { VocabularyStores } from "./stores.ts";
import { readSynonymFile } from "./synonym-file.ts";
import { synonymKey } from "./synonym.ts";

/**
 * Takes in a table of synonyms and abbreviations. What a job of the installation brings in counts at once; what a
 * person brings in waits for a second one. Lines that are here already stay as they are, and those that were rejected
 * do not come back. `dryRun` writes nothing.
 * @returns `rows` of the file; of its different lines: `added`, `known`, `rejected`
 * Refusal: FILE_REFUSED with a row for each finding.
 */
export const importSynonyms = useCase<VocabularyStores>()({
  name: "vocabulary.import-synonyms",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    /** Where the file lies on this disk, and what it is called for people. */
    path: z.string(),
    fileName: z.string().min(1).max(255),
    synthetic: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { vocabulary }, principal, now, touch, progress }, input) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const { path, fileName, dryRun, synthetic } = input;
    const file = await readSynonymFile(path, { fileName, onProgress: (share) => progress(share / 2) });
    if (!file.ok) return file;

    await vocabulary.oneSynonymAtATime();
    const before = new Map((await vocabulary.knownSynonyms()).map((one) => [synonymKey(one), one.status]));
    const added = file.synonyms.filter((synonym) => !before.has(synonymKey(synonym)));
    const rejected = file.synonyms.filter((synonym) => before.get(synonymKey(synonym)) === "rejected");
    const status = principal.kind === "job" ? ("accepted" as const) : ("proposed" as const);
    if (added.length > 0 && !dryRun) {
      await vocabulary.addSynonyms(
        added.map((synonym) => ({ ...synonym, synonymId: randomUUID() })),
        {
          organisationId,
          author: personOf(principal),
          proposedAt: now,
          status,
          reviewedAt: status === "accepted" ? now : null,
          synthetic,
        },
      );
      if (status === "accepted") await vocabulary.changeRevision();
      touch({ kind: "vocabulary.synonym-file", id: file.fileHash });
    }
    return {
      ok: true,
      rows: file.rows,
      added: added.length,
      known: file.synonyms.length - added.length - rejected.length,
      rejected: rejected.length,
      status,
      fileHash: file.fileHash,
      dryRun,
    };
  },
});
