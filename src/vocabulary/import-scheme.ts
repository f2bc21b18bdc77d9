import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import type { FileStore } from "../platform/file-store.ts";
import { refuse } from "../platform/index.ts";
import { currentVersion, versionName } from "./classification.ts";
import { countContent } from "./scheme-content.ts";
import { formatSchema } from "./scheme-formats.ts";
import { readers } from "./scheme-readers.ts";
import { placeOfVersion } from "./version-identity.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Imports one version of a scheme of occupations, skills or units, whole or not at all; versions stand side by side
 * and never change. Relations whose other end is not in the files are kept apart and counted (`dangling`). The same
 * bytes again change nothing. `dryRun` does all of it and takes it back.
 * @returns counts by kind; `warnings` (at most 100 rows) and `warningCounts`; `older`: a version with a later year is
 *   here and stays the current one
 * Refusals: UPLOAD_GONE; FILE_REFUSED with a row for each finding; VERSION_TAKEN when that version came from
 * other bytes; VERSION_SAME_FILE when these bytes are here under another name.
 */
export const importScheme = useCase<VocabularyStores & { files: FileStore }>()({
  name: "vocabulary.import-scheme",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    format: formatSchema,
    /** Left out: as its files say, else as the format does. */
    version: versionName.optional(),
    /** Where the file or folder lies on this disk, or the name under which an upload was laid aside. */
    path: z.string().optional(),
    upload: z.string().optional(),
    /** What it is called for people. */
    fileName: z.string().min(1).max(255),
    title: z.object({ id: z.string().min(1).max(200), en: z.string().min(1).max(200) }).optional(),
    /** Who published it. */
    source: z.string().trim().min(1).max(500).optional(),
    /** Made up for looking around. Files whose rows say so are, whatever is given here. */
    synthetic: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { vocabulary, files }, principal, now, touch, progress }, input) {
    const { format, fileName, dryRun, upload = null } = input;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const path = upload === null ? input.path : await files.asidePath(upload);
    if (!path) return refuse("UPLOAD_GONE", { file: fileName });
    const reader = readers[format];
    const read = await reader.read(path, { fileName, onProgress: (share) => progress(share / 2) });
    if (!read.ok) return read;
    const { fileHash, warnings, warningCounts } = read;
    const scheme = reader.scheme;
    const name = input.version ?? read.version ?? reader.defaultVersion;
    const answer = {
      scheme,
      version: name,
      ...countContent(read),
      dangling: read.dangling.length,
      synthetic: input.synthetic || read.synthetic,
      warnings,
      warningCounts,
      fileHash,
      dryRun,
      // What a second step needs after a look at the first one's report.
      asked: { format, fileName, upload, source: input.source ?? null },
    };

    await vocabulary.oneImportAtATime();
    const versions = (await vocabulary.versions()).filter((one) => one.scheme === scheme);
    const place = placeOfVersion(versions, { scheme, version: name, fileHash });
    if (!place.ok) return place;
    const newest = (candidates: typeof versions) => currentVersion(candidates)?.version === name;
    if (place.before) return { ok: true, ...answer, unchanged: true, older: !newest(versions) };

    if (dryRun) await vocabulary.mark();
    const versionId = randomUUID();
    const added = {
      versionId,
      organisationId,
      scheme,
      version: name,
      title: input.title ?? reader.title(name),
      source: input.source ?? reader.source,
      fileName,
      fileHash,
      importedBy: personOf(principal),
      importedAt: now,
      synthetic: answer.synthetic,
    };
    await vocabulary.addScheme(added, read);
    progress(0.95);
    if (dryRun) await vocabulary.undo();
    else touch({ kind: "vocabulary.version", id: versionId });
    return {
      ok: true,
      ...answer,
      unchanged: false,
      older: !newest([...versions, { ...added, levels: {}, kinds: {}, local: 0, dangling: 0 }]),
    };
  },
});
