import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayAfter } from "../duty/index.ts";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { splitCodeList, type SurveyFacts } from "./dataset.ts";
import { datasetName, datasetRecords } from "./dataset-records.ts";
import type { EvidenceStores } from "./stores.ts";
import { readMapping, readSurvey } from "./survey-file.ts";

/**
 * Takes in one file of a labour-force survey through a mapping file. Files with one `name` are the waves of one data
 * set. The same file again changes nothing, unless its codes can be checked only now: then what is known of it is
 * brought up to date. A file with any finding is refused whole.
 * @returns counts of the file (`persons`, `weightSum`, …), the id of the data set; of a file already here `rechecked` or
 *   `unchanged`
 * Refusals: MAPPING_UNKNOWN, DATASET_NAME_INVALID, and FILE_REFUSED with a row for each finding.
 */
export const importSurvey = useCase<EvidenceStores>()({
  name: "evidence.import-survey",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    path: z.string(),
    fileName: z.string().max(255),
    /** Path of the mapping file. */
    mapping: z.string(),
    name: z.string().max(80).optional(),
    dryRun: z.boolean().default(false),
  }),
  async run(
    { stores: { evidence, vocabulary, thread, duty, files }, principal, now, today, touch, progress },
    input,
  ) {
    const read = await readMapping(input.mapping);
    if (!read.ok) {
      const absent = read.rows?.some((row) => row.code === "FILE_NOT_FOUND");
      return absent ? refuse("MAPPING_UNKNOWN", { mapping: input.mapping }) : read;
    }
    const { mapping } = read;
    const name = datasetName(input.name ?? mapping.id);
    if (!name) return refuse("DATASET_NAME_INVALID", { name: input.name ?? mapping.id });
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");

    const { scheme, version } = splitCodeList(mapping.occupation.codeList);
    const known = await vocabulary.knownCodes(scheme, version, mapping.occupation.digits);
    const codesChecked = known.size > 0;
    const places = await vocabulary.places(mapping.area.codeList);
    const outParquet = input.dryRun ? null : await files.scratch("parquet");
    const survey = await readSurvey({
      path: input.path,
      fileName: input.fileName,
      mapping,
      knownCodes: codesChecked ? known : null,
      // A place that has been split since stays in its list: a survey of that time is not refused.
      knownAreas: places.length ? new Set(places.map(({ code }) => code)) : null,
      outParquet,
      onProgress: progress,
    });
    if (!survey.ok) return survey;
    const { persons, weightSum, largestWeight, withoutOccupation, withPay, periods, fileHash } = survey;
    const counts = { persons, weightSum, largestWeight, withoutOccupation, withPay, periods, codesChecked };
    const before = (await evidence.datasets({ name, organisation: organisationId })).find(
      (dataset) => dataset.fileHash === fileHash,
    );
    const facts: SurveyFacts = {
      persons,
      weightSum,
      largestWeight,
      withoutOccupation,
      withPay,
      areas: survey.areas,
      codes: survey.codes.length,
      codesChecked,
    };
    if (before) {
      // The classification or the places may have been loaded since: what is known of the file is brought up to date.
      const known = before.facts as SurveyFacts;
      const rechecked = codesChecked && !known.codesChecked;
      if (rechecked && !input.dryRun) {
        await evidence.updateFacts(before.datasetId, facts);
        touch({ kind: "evidence.dataset", id: before.datasetId });
      }
      const same = { name, dataset: before.datasetId, unchanged: !rechecked, rechecked };
      return { ok: true, ...counts, ...same, dryRun: input.dryRun };
    }
    if (!outParquet)
      return { ok: true, ...counts, name, dataset: null, unchanged: false, rechecked: false, dryRun: true };

    const dataset = {
      datasetId: randomUUID(),
      organisationId,
      name,
      kind: "survey" as const,
      title: mapping.title,
      source: mapping.source,
      codeList: mapping.occupation.codeList,
      digits: mapping.occupation.digits,
      periods,
      facts,
      mapping,
      fileName: input.fileName,
      fileHash,
      columnarHash: await files.putFile(outParquet),
      importedBy: personOf(principal),
      importedAt: now,
      synthetic: mapping.synthetic,
      releasedTo: [],
    };
    await evidence.addDataset(dataset);
    const { records, links } = datasetRecords(dataset);
    await thread.write(organisationId, records, links);

    // One duty for the whole data set, however many waves arrive.
    const task = { kind: "evidence.dataset-name", id: `${organisationId}/${name}` };
    await duty.close(task, "cancelled", now);
    await duty.raise([
      {
        dutyId: randomUUID(),
        organisationId,
        personId: null,
        role: "statistician",
        title: {
          id: `Hitung daftar pekerjaan dari ${mapping.title.id}`,
          en: `Compute the list of occupations from ${mapping.title.en}`,
        },
        note: null,
        recordKind: task.kind,
        recordId: task.id,
        path: `/col/compute?dataset=${name}`,
        nextActor: { id: "Kepala unit", en: "Head of unit" },
        dueOn: dayAfter(today, 7),
        raisedBy: personOf(principal),
        synthetic: mapping.synthetic,
      },
    ]);
    touch({ kind: "evidence.dataset", id: dataset.datasetId });
    const added = { name, dataset: dataset.datasetId, unchanged: false, rechecked: false };
    return { ok: true, ...counts, ...added, dryRun: false };
  },
});
