import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, roles, useCase, type Work } from "../identity/index.ts";
import { refuse, type Language, type ReportRow } from "../platform/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { Findings } from "../platform/findings.ts";
import { intlFor } from "../platform/intl.ts";
import { settleDuties } from "./ledger-duty.ts";
import { entryKeys, foldedNumber, foldedWords, nobody, type LedgerEntry } from "./ledger-entry.ts";
import { sameSenderAndYear } from "./ledger-work.ts";
import type { AgreementStores } from "./stores.ts";
import {
  importHash,
  placeOf,
  readTrackerFile,
  type TrackerPlace,
  type TrackerSheet,
} from "./tracker-file.ts";
import type { TrackerField } from "./tracker-field.ts";
import type { TrackerHead } from "./tracker-headings.ts";
import {
  declaredMappingSchema,
  foldedHeadings,
  mappingFault,
  proposeMapping,
  resolveMapping,
  trackerMappingSchema,
  type TrackerMapping,
} from "./tracker-mapping.ts";
import { mergeTracker, type TrackerMerge, type TrackerOwners } from "./tracker-merge.ts";
import { readTrackerRows, tellsSomething } from "./tracker-rows.ts";
import { channelWords, kindWords, stateWords } from "./tracker-words.ts";

const file = {
  /** Where the file lies on this disk, or the name under which it was laid aside. */
  path: z.string().optional(),
  upload: z.string().max(60).optional(),
  fileName: z.string().min(1).max(255),
  /** Where the tracker stands in it; found where nothing is said. */
  sheet: z.string().max(200).optional(),
  first: z.int().min(1).max(100_000).optional(),
  last: z.int().min(1).max(100_000).optional(),
  /** Of the texts in it, and of what is said about it, where no mapping says otherwise. */
  language: z.enum(["id", "en"]).default("id"),
};

const rowsShown = 5;
const warningsListed = 100;

/**
 * Looks at a tracker before it is taken in: its sheets, its headings, how this office reads them or how they would most
 * likely be read, and the words that nobody knows yet. The file is kept for a day under `upload`.
 * @returns `known`: whether the office has mapped these headings before
 * Refusals: UPLOAD_GONE, FILE_REFUSED (findings of `readTrackerFile` and `placeOf`).
 */
export const readTracker = useCase<AgreementStores>()({
  name: "agreement.read-tracker",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ ...file, mapping: trackerMappingSchema.optional() }),
  async run(work, { mapping: given, ...asked }) {
    const organisation = organisationOf(work.principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { files, agreement } = work.stores;
    const opened = await openTracker(work, asked);
    if (!opened.ok) return opened;
    const { sheets, sheet, head, path } = opened;
    const upload = asked.upload ?? (await files.layAside(path));
    const saved = await agreement.trackerMapping(organisation, foldedHeadings(head.headings));
    const mapping = given ?? saved?.columns ?? proposed(sheet, head, asked.language);
    const fits = mappingFault(mapping, head.headings) === null;
    const { unknown } = fits
      ? readTrackerRows(sheet.lines, head, mapping, { today: work.today, findings: new Findings("") })
      : { unknown: { states: [], kinds: [] } };
    return {
      ok: true,
      upload,
      fileName: asked.fileName,
      sheets: sheets.map(({ name }) => name),
      sheet: sheet.name,
      head,
      mapping,
      known: saved !== undefined,
      unknown,
      samples: samplesOf(sheet, head),
    };
  },
});

/**
 * Takes in the tracker that an office has: whole or not at all. How its columns are read is kept for these headings, so
 * that the next file goes in by itself. The same file again changes nothing; another one adds and changes only what it
 * says differently from before (`mergeTracker`). The file itself is kept.
 * @returns of its rows how many were `added`, `changed` and `unchanged`, entries and replies apart; rows that were passed
 * over; `warnings` that keep nothing out (at most 100, all of them counted)
 * Refusals: UPLOAD_GONE, TRACKER_UNMAPPED, TRACKER_FIELD_TWICE, TRACKER_HEADING_ABSENT, and FILE_REFUSED with a row for each
 * finding of `readTrackerFile`, `placeOf` and `readTrackerRows`.
 */
export const importTracker = useCase<AgreementStores>()({
  name: "agreement.import-tracker",
  kind: "change",
  policy: [members("officer", "head"), jobs("command-line", "demo")],
  input: z.object({
    ...file,
    mapping: trackerMappingSchema.optional(),
    declared: declaredMappingSchema.optional(),
    dryRun: z.boolean().default(false),
    synthetic: z.boolean().default(false),
  }),
  async run(work, { mapping: given, declared, dryRun, synthetic, ...asked }) {
    const { stores, principal, now, today, touch, progress } = work;
    const { agreement, files } = stores;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const opened = await openTracker(work, {
      ...asked,
      ...(declared?.sheet && { sheet: declared.sheet }),
      ...(declared && { names: Object.values(declared.columns).flat() }),
      ...(declared?.headings && { first: declared.headings[0], last: declared.headings.at(-1) }),
    });
    if (!opened.ok) return opened;
    const { sheet, head, path, sha256 } = opened;
    const headings = foldedHeadings(head.headings);
    const saved = await agreement.trackerMapping(organisation, headings);
    const resolved = declared ? resolveMapping(declared, head.headings) : null;
    if (resolved && !resolved.ok) return resolved;
    const mapping = resolved?.mapping ?? given ?? saved?.columns ?? proposed(sheet, head, asked.language);
    const fault = mappingFault(mapping, head.headings);
    if (fault) return fault;
    progress(0.4);

    const findings = new Findings(asked.fileName);
    const reading = readTrackerRows(sheet.lines, head, mapping, { today, findings });
    const { rows, skipped } = reading;
    if (findings.none && rows.length === 0) findings.add({ code: "FILE_WITHOUT_ROWS" });
    if (!findings.none) return findings.refusal();

    await agreement.oneTrackerAtATime(organisation);
    const days = rows.map(({ onDate }) => onDate).toSorted();
    const hash = importHash(sha256, sheet.name);
    const known = await agreement.ledgerForFile(organisation, hash, {
      from: days[0] ?? today,
      until: days.at(-1) ?? today,
    });
    const by = personOf(principal);
    const origin = {
      organisationId: organisation,
      importHash: hash,
      enteredBy: by,
      enteredAt: now,
      synthetic,
    };
    const owners = await ownersOf(work, organisation);
    const merge = mergeTracker(known, rows, mapping, { origin, ...owners });
    progress(0.7);
    if (!dryRun) {
      await write(work, merge);
      if (!saved || contentHash(saved.columns) !== contentHash(mapping))
        await agreement.saveTrackerMapping({
          ...{ organisationId: organisation, mappingId: randomUUID(), headings, columns: mapping },
          ...{ savedBy: by, savedAt: now, synthetic },
        });
      if (merge.add.length > 0 || merge.save.length > 0) {
        const { size } = await stat(path);
        const kept = { organisationId: organisation, hash: await files.putFile(path), name: asked.fileName };
        await agreement.keepFile({ ...kept, mediaType: "application/octet-stream", bytes: size });
        touch({ kind: "agreement.tracker", id: sha256 });
      }
    }
    const twice = await numbersTwice(work, organisation, merge);
    const warnings = [...reading.warnings, ...merge.warnings, ...twice].map(
      toldIn(asked.fileName, head, mapping, asked.language),
    );
    return {
      ok: true,
      fileName: asked.fileName,
      fileHash: sha256,
      sheet: sheet.name,
      rows: rows.length,
      ...merge.counts,
      skipped,
      unchanged: merge.add.length === 0 && merge.changed.length === 0,
      mapping,
      headings: head.headings,
      mappedBefore: saved !== undefined,
      warnings: warnings.slice(0, warningsListed),
      warningCounts: countsOf(warnings),
      first: rows.slice(0, rowsShown),
      dryRun,
    };
  },
});

type Asked = TrackerPlace & { path?: string | undefined; upload?: string | undefined; fileName: string };

async function openTracker({ stores: { files } }: Work<AgreementStores>, asked: Asked) {
  const { upload, fileName } = asked;
  const path = upload === undefined ? asked.path : await files.asidePath(upload);
  if (!path) return refuse("UPLOAD_GONE", { file: fileName });
  const read = await readTrackerFile(path, fileName);
  if (!read.ok) return read;
  const place = placeOf(read.sheets, asked, fileName);
  return place.ok ? { ...place, ...read, path } : place;
}

const samplesOf = ({ lines }: TrackerSheet, { last, headings }: TrackerHead) =>
  lines.filter(({ row, cells }) => row > last && tellsSomething(cells, headings)).slice(0, rowsShown);

const proposed = (sheet: TrackerSheet, head: TrackerHead, language: Language): TrackerMapping =>
  proposeMapping(head.headings, samplesOf(sheet, head), language);

/** A name of a member, or what a role is called, means that person or everybody with the role. */
async function ownersOf(
  { stores, today }: Work<AgreementStores>,
  organisation: string,
): Promise<TrackerOwners> {
  const { people } = await stores.identity.members(organisation, {
    ...{ search: "", show: "current", today, limit: 1_000, offset: 0 },
  });
  const byName = Map.groupBy(people, ({ name }) => foldedWords(name));
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const title = (role: string, language: Language) =>
    intlFor(language).formatMessage({ id: `identity.role.${role}` });
  const byTitle = new Map(
    roles.flatMap((role) =>
      (["id", "en"] as const).map((one) => [foldedWords(title(role, one)), role] as const),
    ),
  );
  return {
    ownerOf(words) {
      if (words === null) return nobody;
      const [person, namesake] = byName.get(foldedWords(words)) ?? [];
      if (person && !namesake) return { ...nobody, ownerPerson: person.personId };
      const role = byTitle.get(foldedWords(words));
      return role ? { ...nobody, ownerRole: role } : { ...nobody, owner: words };
    },
    ownerText: ({ owner, ownerPerson, ownerRole }) =>
      owner ?? (ownerPerson && names.get(ownerPerson)) ?? (ownerRole && title(ownerRole, "id")),
  };
}

async function write(
  { stores: { agreement, duty }, principal, now, today }: Work<AgreementStores>,
  { add, save, changed }: TrackerMerge,
): Promise<void> {
  const after = new Set(changed.map(({ entry }) => entry.entryId));
  await agreement.addLedgerEntries(add);
  await agreement.saveLedgerEntries(
    save.map((entry) => (after.has(entry.entryId) ? { ...entry, changedAt: now } : entry)),
  );
  const by = personOf(principal);
  await agreement.addLedgerChanges(
    changed.map(({ entry, was }) => ({
      ...{ organisationId: entry.organisationId, changeId: randomUUID(), entryId: entry.entryId, was },
      ...{ source: "file", changedBy: by, changedAt: now },
    })),
  );
  const news = add.map((entry) => ({ entry, before: null }));
  await settleDuties(duty, [...news, ...changed], { now, today, by });
}

/** Numbers that an added row shares with another entry of the same sender and year: told, never refused. */
async function numbersTwice(
  { stores: { agreement } }: Work<AgreementStores>,
  organisation: string,
  { add }: TrackerMerge,
): Promise<Omit<ReportRow, "file">[]> {
  const numbered = add.filter(({ number }) => number !== null);
  const numbers = [...new Set(numbered.map(({ number }) => number ?? ""))];
  const others = [...numbered, ...(await agreement.ledgerNumbered(organisation, numbers))];
  const byNumber = Map.groupBy(others, ({ number }) => foldedNumber(number ?? ""));
  return numbered.flatMap((entry) => {
    const keys = entryKeys(entry);
    // A row that stands twice is told as such.
    const twin = (byNumber.get(foldedNumber(entry.number ?? "")) ?? []).find(
      (one) => sameSenderAndYear(one, entry) && !entryKeys(one).some((key) => keys.includes(key)),
    );
    const column = entry.importPart === "reply" ? "replyNumber" : "number";
    return twin
      ? [
          {
            code: "TRACKER_NUMBER_TWICE",
            ...rowOf(entry),
            column,
            found: entry.number ?? "",
            expected: twin.onDate,
          },
        ]
      : [];
  });
}

const rowOf = ({ importRow }: LedgerEntry) => (importRow === null ? {} : { row: importRow });

/** A warning with the heading of its column, and with words of the reader's language for what has a name. */
function toldIn(file: string, { headings }: TrackerHead, mapping: TrackerMapping, language: Language) {
  const words = { state: stateWords, kind: kindWords, channel: channelWords } as const;
  return ({ column, expected, found, ...warning }: Omit<ReportRow, "file">): ReportRow => {
    const at = mapping.columns.indexOf(column as TrackerField);
    const named = words[column as keyof typeof words] as
      | Readonly<Record<string, { id: string; en: string }>>
      | undefined;
    const told = (text: string) => named?.[text]?.[language] ?? text;
    return {
      file,
      ...warning,
      ...(column !== undefined && { column: headings[at] ?? column }),
      ...(expected !== undefined && { expected: told(expected) }),
      ...(found !== undefined && { found: told(found) }),
    };
  };
}

const countsOf = (rows: readonly ReportRow[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(rows, ({ code }) => code)].map(([code, some]) => [code, some.length]));
