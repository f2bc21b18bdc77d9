import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import {
  currentVersion,
  join,
  joins,
  schemeSchema,
  shapes,
  unitGroupDigits,
  versionName,
} from "./classification.ts";
import { readClassification } from "./classification-file.ts";
import { conceptsIn, type Version } from "./concept.ts";
import { placeOfVersion } from "./version-identity.ts";
import type { VocabularyStore } from "./store.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Imports one version of a classification from a CSV file, whole or not at all; versions stand side by side
 * and never change. KBJI 2014 and ISCO-08 are joined by code as soon as both are here. The same file again
 * changes nothing. `dryRun` does all of it and takes it back.
 * @returns counts by level; `shared`, `added`, `missing` unit groups against the joined scheme, null without
 *   one; `skipped` rows that belong to the other scheme; `joinedLabels` taken over from it
 * Refusals: FILE_REFUSED with a row for each finding; VERSION_TAKEN when that version came from
 * other bytes; VERSION_SAME_FILE when these bytes are here under another name.
 */
export const importClassification = useCase<VocabularyStores>()({
  name: "vocabulary.import-classification",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    scheme: schemeSchema,
    version: versionName.optional(),
    /** Where the file lies on this disk, and what it is called for people. */
    path: z.string(),
    fileName: z.string().min(1).max(255),
    title: z.object({ id: z.string().min(1).max(200), en: z.string().min(1).max(200) }).optional(),
    /** Who published the list. */
    source: z.string().trim().min(1).max(500).optional(),
    /** Made up for looking around. A file whose rows say so is, whatever is given here. */
    synthetic: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { vocabulary }, principal, now, touch, progress }, input) {
    const { scheme, path, fileName, dryRun } = input;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const file = await readClassification(scheme, path, {
      fileName,
      onProgress: (share) => progress(share / 2),
    });
    if (!file.ok) return file;
    const name = input.version ?? shapes[scheme].defaultVersion;
    const answer = { scheme, version: name, skipped: file.skipped, fileHash: file.fileHash, dryRun };

    await vocabulary.oneImportAtATime();
    const known = await vocabulary.versions();
    const place = placeOfVersion(known, { scheme, version: name, fileHash: file.fileHash });
    if (!place.ok) return place;
    if (place.before)
      return { ok: true, ...answer, unchanged: true, ...(await counts(vocabulary, place.before)) };

    if (dryRun) await vocabulary.mark();
    const versionId = randomUUID();
    await vocabulary.add(
      {
        versionId,
        organisationId,
        scheme,
        version: name,
        title: input.title ?? shapes[scheme].title(name),
        source: input.source ?? null,
        fileName,
        fileHash: file.fileHash,
        importedBy: personOf(principal),
        importedAt: now,
        synthetic: input.synthetic || file.synthetic,
      },
      file.concepts,
    );
    progress(0.8);
    const added = await vocabulary.version(scheme, name);
    if (!added) throw new Error("a version that was just written is not there");
    const pair = await pairOf(vocabulary, added);
    if (pair) await vocabulary.join(pair.kbji.versionId, pair.isco.versionId, unitGroupDigits, join.close);
    const counted = await counts(vocabulary, added);
    if (dryRun) await vocabulary.undo();
    else touch({ kind: "vocabulary.version", id: versionId });
    return { ok: true, ...answer, unchanged: false, ...counted };
  },
});

/** A version and the current one of the other scheme, when their codes mean the same. */
async function pairOf(vocabulary: VocabularyStore, version: Version) {
  const own = schemeSchema.parse(version.scheme);
  if (!joins(own, version)) return null;
  const other = own === "kbji" ? "isco" : "kbji";
  const candidates = (await vocabulary.versions()).filter((one) => one.scheme === other && joins(other, one));
  const partner = currentVersion(candidates);
  if (!partner) return null;
  return own === "kbji" ? { kbji: version, isco: partner } : { kbji: partner, isco: version };
}

async function counts(vocabulary: VocabularyStore, version: Version) {
  const pair = await pairOf(vocabulary, version);
  const { kbji, isco } = pair ?? {};
  const overlap = kbji && isco && (await vocabulary.overlap(kbji.versionId, isco.versionId, unitGroupDigits));
  return {
    concepts: conceptsIn(version),
    levels: version.levels,
    synthetic: version.synthetic,
    shared: overlap?.shared ?? null,
    added: overlap?.added ?? null,
    missing: overlap?.missing ?? null,
    joinedLabels: await vocabulary.joinedLabels(version.versionId),
  };
}
