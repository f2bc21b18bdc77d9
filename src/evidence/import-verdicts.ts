import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { splitCodeList } from "./dataset.ts";
import { datasetName } from "./dataset-records.ts";
import type { EvidenceStores } from "./stores.ts";
import type { VerdictList } from "./verdict-list.ts";
import { readVerdictFile } from "./verdict-list-file.ts";
import { verdictRecords } from "./verdict-records.ts";

export const verdictFileInput = z.object({
  /** Where the file lies on this disk, and what it is called for people. */
  path: z.string(),
  fileName: z.string().min(1).max(255),
  /** Of an ordered scale the least rating that means short. */
  shortFrom: z.number().nullable().default(null),
  /** Headings of this file beside those that are known. */
  columns: z
    .object({
      code: z.string().max(100).optional(),
      title: z.string().max(100).optional(),
      rating: z.string().max(100).optional(),
      area: z.string().max(100).optional(),
    })
    .optional(),
});

/**
 * Keeps the list of another body, to be compared with. The same file again, read in the same way, changes nothing.
 * @returns `rows` of the file, how many of them are `short`, whether the rating is `ordered`, and how many codes the
 *   code list does not have (`unknown`)
 * Refusals: DATASET_NAME_INVALID, VERDICTS_NAME_TAKEN (another list has the name), RATING_CUT_NEEDED, and
 * FILE_REFUSED with a row for each finding.
 */
export const importVerdicts = useCase<EvidenceStores>()({
  name: "evidence.import-verdicts",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: verdictFileInput.extend({
    /** The list that the codes belong to. */
    codeList: z.string().regex(/^[a-z0-9-]{2,30}\/[A-Za-z0-9._-]{1,30}$/),
    name: z.string().max(80).optional(),
    source: z.string().trim().min(1).max(500).default("—"),
    year: z.int().min(1980).max(2100).nullable().default(null),
    synthetic: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { evidence, vocabulary, thread }, principal, now, touch, progress }, input) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const wish = input.name ?? input.fileName.replace(/\.[a-z]+$/i, "");
    const name = datasetName(wish);
    if (!name) return refuse("DATASET_NAME_INVALID", { name: wish });
    const { scheme, version } = splitCodeList(input.codeList);
    const known = await vocabulary.knownCodes(scheme, version, null);
    const { path, fileName, shortFrom, columns, dryRun } = input;
    const read = await readVerdictFile(path, {
      fileName,
      shortFrom,
      columns,
      knownCodes: known.size > 0 ? known : null,
      onProgress: progress,
    });
    if (!read.ok) return read;
    const { rows, ordered, fileHash } = read;
    const counts = {
      rows: rows.length,
      short: rows.filter(({ short }) => short).length,
      ordered,
      unknown: known.size > 0 ? rows.filter(({ code }) => !known.has(code)).length : 0,
    };
    const like = await evidence.verdictListsLike(organisationId, name, fileHash);
    const same = like.find(
      (one) =>
        one.fileHash === fileHash &&
        one.codeList === input.codeList &&
        one.rows.every((row, i) => row.short === rows[i]?.short && row.rating === rows[i]?.rating),
    );
    if (same)
      return { ok: true, ...counts, name: same.name, verdicts: same.verdictListId, unchanged: true, dryRun };
    if (like.some((one) => one.name === name)) return refuse("VERDICTS_NAME_TAKEN", { name });
    if (dryRun) return { ok: true, ...counts, name, verdicts: null, unchanged: false, dryRun };
    const verdictListId = randomUUID();
    const list: VerdictList = {
      verdictListId,
      organisationId,
      name,
      source: input.source,
      codeList: input.codeList,
      year: input.year,
      rows,
      fileName,
      fileHash,
      importedBy: personOf(principal),
      importedAt: now,
      synthetic: input.synthetic,
      releasedTo: [],
    };
    await evidence.addVerdictList(list);
    const { records, links } = verdictRecords(list, await vocabulary.places(provinceList));
    await thread.write(organisationId, records, links);
    touch({ kind: "evidence.verdict-list", id: verdictListId });
    return { ok: true, ...counts, name, verdicts: verdictListId, unchanged: false, dryRun };
  },
});
