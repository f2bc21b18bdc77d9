import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase, type Work } from "../identity/index.ts";
import { Findings } from "../platform/findings.ts";
import { refuse, type Refusal, type ReportRow } from "../platform/index.ts";
import { readCentreFile, samplesOf, type CentrePlace } from "./centre-file.ts";
import {
  centreMappingSchema,
  declaredCentresSchema,
  mappingFault,
  proposeCentres,
  resolveCentres,
} from "./centre-mapping.ts";
import { mergeCentres, type CentreMerge, type Office } from "./centre-merge.ts";
import { centreRecord, centreSpans } from "./centre-records.ts";
import { readCentreRows } from "./centre-rows.ts";
import { centreKeySchema } from "./centre.ts";
import { centreParty } from "./province.ts";
import type { CentreStores } from "./stores.ts";

const file = {
  /** Where the file lies on this disk, or the name under which it was laid aside. */
  path: z.string().optional(),
  upload: z.string().max(60).optional(),
  fileName: z.string().min(1).max(255),
  sheet: z.string().max(200).optional(),
  first: z.int().min(1).max(100_000).optional(),
  last: z.int().min(1).max(100_000).optional(),
};

const rowsShown = 5;
const warningsListed = 100;

/**
 * Looks at a list of centres before it is taken in: its sheets, its headings and how they would most likely be read. The
 * file is kept for a day under `upload`.
 * Refusals: CENTRES_OF_OTHER_PARTY, UPLOAD_GONE, FILE_REFUSED (findings of `readCentreFile`).
 */
export const readCentreList = useCase<CentreStores>()({
  name: "roster.read-centre-list",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ ...file, mapping: centreMappingSchema.optional() }),
  async run(work, { mapping, ...asked }) {
    const right = await bringerOf(work);
    if (!right.ok) return right;
    const opened = await open(work, asked);
    if (!opened.ok) return opened;
    const { sheets, sheet, head, path } = opened;
    return {
      ok: true,
      upload: asked.upload ?? (await work.stores.files.layAside(path)),
      fileName: asked.fileName,
      ...{ sheets, sheet: sheet.name, head },
      mapping: mapping ?? proposeCentres(head.headings),
      samples: samplesOf(sheet, head, rowsShown),
    };
  },
});

/**
 * Takes in an office's list of centres: whole or not at all. It adds and changes what the file says; figures stand beside
 * those of other sources. The same file again changes nothing. A ministry brings every centre, another office those that
 * are its own or are asked through it.
 * @returns how many `centres` the file has, `added`, `changed`, `unchanged`, new `figures` and `vocations`; `rejected` rows
 * (none in an import that went in); `warnings` that keep nothing out (at most 100, all counted)
 * Refusals: CENTRES_OF_OTHER_PARTY, CENTRES_NOT_YOURS, UPLOAD_GONE, CENTRES_UNMAPPED, CENTRE_FIELD_TWICE,
 * CENTRE_HEADING_ABSENT, ORGANISATION_UNKNOWN (the overseer), and FILE_REFUSED with a row for each finding of
 * `readCentreFile`, `readCentreRows` and `mergeCentres`; `params.rejected` says how many rows of how many `rows` have one.
 */
export const importCentres = useCase<CentreStores>()({
  name: "roster.import-centres",
  kind: "change",
  policy: [members("officer", "head"), jobs("command-line", "demo")],
  input: z.object({
    ...file,
    mapping: centreMappingSchema.optional(),
    declared: declaredCentresSchema.optional(),
    /** Key of the organisation that oversees these centres and reads their instructors along. */
    overseer: centreKeySchema.nullish(),
    dryRun: z.boolean().default(false),
    synthetic: z.boolean().default(false),
  }),
  async run(work, { mapping: given, declared, overseer, dryRun, synthetic, ...asked }) {
    const { stores, touch, today, progress } = work;
    const { roster, thread } = stores;
    const right = await bringerOf(work);
    if (!right.ok) return right;
    const { offices, office } = right;
    if (overseer && !offices.some(({ key }) => key === overseer))
      return refuse("ORGANISATION_UNKNOWN", { key: overseer });
    const opened = await open(work, {
      ...asked,
      ...(declared?.sheet !== undefined && { sheet: declared.sheet }),
      ...(declared?.headings && { first: declared.headings[0], last: declared.headings.at(-1) }),
    });
    if (!opened.ok) return opened;
    const { sheet, head, sha256 } = opened;
    const { fileName } = asked;
    const resolved = declared ? resolveCentres(declared, head.headings) : null;
    if (resolved && !resolved.ok) return resolved;
    const mapping = given ?? resolved?.mapping ?? proposeCentres(head.headings);
    const fault = mappingFault(mapping, head.headings);
    if (fault) return fault;

    const source = mapping.source || fileName;
    const findings = new Findings(fileName);
    const told = { ...mapping, source, thisYear: Number(today.slice(0, 4)) };
    const reading = readCentreRows(sheet.lines, head, told, findings);
    if (findings.none && reading.centres.length === 0) findings.add({ code: "FILE_WITHOUT_ROWS" });
    if (!findings.none) return rejected(findings, reading);
    progress(0.3);

    await roster.oneCentreImportAtATime();
    const keys = reading.centres.map(({ key }) => key);
    const known = {
      centres: new Map((await roster.allCentres()).map((centre) => [centre.key, centre])),
      vocations: Map.groupBy(await roster.vocationsOfCentres(keys), ({ centreKey }) => centreKey),
      figures: Map.groupBy(await roster.figuresOfCentres(keys), ({ centreKey }) => centreKey),
    };
    const local = office && office.kind !== "ministry" ? office.key : null;
    const about = { synthetic, offices, overseer: overseer ?? null, bringer: local };
    const merge = mergeCentres(reading.centres, known, about, findings);
    if (!findings.none) return rejected(findings, reading);
    const foreign = local === null ? [] : notOf(local, merge, known.centres, reading.centres);
    if (foreign.length)
      return refuse(
        "CENTRES_NOT_YOURS",
        { count: foreign.length },
        foreign.map((one) => ({ file: fileName, ...one })),
      );
    progress(0.5);

    if (!dryRun && (merge.added.length > 0 || merge.changed.length > 0)) {
      await write(work, merge, synthetic);
      const organisation = organisationOf(work.principal);
      if (organisation)
        await thread.write(
          organisation,
          [...merge.added, ...merge.changed].map(centreRecord),
          [],
          ["public"],
        );
      touch({ kind: "roster.centre-list", id: sha256 });
    }
    const warnings = [...reading.warnings, ...merge.warnings].map((row) => ({ file: fileName, ...row }));
    return {
      ok: true,
      fileName,
      fileHash: sha256,
      sheet: sheet.name,
      centres: reading.centres.length,
      rejected: 0,
      rows: reading.rows,
      skipped: reading.skipped,
      added: merge.added.length,
      changed: merge.changed.length,
      unchanged: merge.unchanged,
      figures: merge.figures.length,
      vocations: merge.vocations.length,
      warnings: warnings.slice(0, warningsListed),
      warningCounts: countsOf(warnings),
      mapping,
      headings: head.headings,
      first: reading.centres.slice(0, rowsShown),
      dryRun,
    };
  },
});

/** Who may bring centres: offices of the party whose provinces they lie in, and jobs of the installation. */
async function bringerOf({
  stores: { identity },
  principal,
}: Pick<Work<CentreStores>, "stores" | "principal">) {
  const offices: Office[] = await identity.organisations();
  if (principal.kind !== "member") return { ok: true as const, offices, office: null };
  const office = offices.find(({ key }) => key === principal.organisationKey) ?? null;
  if (!office || office.party !== centreParty) return refuse("CENTRES_OF_OTHER_PARTY");
  return { ok: true as const, offices, office };
}

type Asked = CentrePlace & { path?: string | undefined; upload?: string | undefined; fileName: string };

async function open({ stores: { files } }: Pick<Work<CentreStores>, "stores">, asked: Asked) {
  const { upload, fileName } = asked;
  const path = upload === undefined ? asked.path : await files.asidePath(upload);
  if (!path) return refuse("UPLOAD_GONE", { file: fileName });
  const read = await readCentreFile(path, fileName, asked);
  return read.ok ? { ...read, path } : read;
}

function rejected(
  findings: Findings,
  { rows, rejected: wrong }: { rows: number; rejected: number },
): Refusal {
  const refusal = findings.refusal();
  const told = new Set(findings.rows.map(({ row }) => row).filter((row) => row !== undefined)).size;
  return { ...refusal, params: { ...refusal.params, rows, rejected: Math.max(wrong, told) } };
}

/** Centres of a file that are neither the office's own nor asked through it, before or after. */
function notOf(
  office: string,
  { added, changed }: CentreMerge,
  known: ReadonlyMap<string, { organisationKey: string | null; throughKey: string | null }>,
  file: readonly { key: string; row: number; name: string }[],
): Omit<ReportRow, "file">[] {
  const its = (one: { organisationKey: string | null; throughKey: string | null } | undefined) =>
    one === undefined || one.organisationKey === office || one.throughKey === office;
  return [...added, ...changed]
    .filter((one) => !its(one) || !its(known.get(one.key)))
    .map(({ key }) => {
      const at = file.find((one) => one.key === key);
      return { code: "CENTRE_NOT_YOURS", row: at?.row ?? 0, column: at?.name ?? key };
    });
}

async function write(
  { stores: { roster }, principal, now }: Work<CentreStores>,
  { added, changed, placed, vocations, places, figures }: CentreMerge,
  synthetic: boolean,
): Promise<void> {
  await roster.saveCentres([...added, ...changed]);
  await roster.setCentreProvinces(
    placed.map(({ key }) => key),
    placed.flatMap((centre) => centreSpans(centre)),
  );
  await roster.addVocations(
    vocations.map(({ centreKey, name, places: workshopPlaces, source }) => ({
      ...{ vocationId: randomUUID(), centreKey, name: { id: name }, workshopPlaces, source, synthetic },
    })),
  );
  await roster.setWorkshopPlaces(places);
  const entered = { enteredBy: personOf(principal), enteredAt: now, synthetic };
  await roster.addFigures(figures.map((figure) => ({ ...figure, figureId: randomUUID(), ...entered })));
}

const countsOf = (rows: readonly ReportRow[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(rows, ({ code }) => code)].map(([code, some]) => [code, some.length]));
