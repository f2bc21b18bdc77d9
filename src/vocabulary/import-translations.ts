import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse, type Language } from "../platform/index.ts";
import { Findings } from "../platform/findings.ts";
import { currentVersions, schemeName, versionName, type Dated } from "./classification.ts";
import { readConceptUri } from "./concept-uri.ts";
import type { VocabularyStores } from "./stores.ts";
import { readTranslationFile, type TranslationRow } from "./translation-file.ts";
import { writeProposals, type Proposed } from "./write-proposals.ts";

/**
 * Takes back a file of titles. Each title that is not there yet is proposed, whatever its status column says, and waits
 * for a second person; the rest stays. A concept is found by its identifier, else by scheme, version and code. The same
 * file again changes nothing, also after a proposal of it was rejected.
 * @param input `scheme`, `version`: for rows that name none; `dryRun`: counts all of it and takes it back
 * @returns `rows` of the file and its `titles`; of them those `added`, `changed`, `unchanged` and `passed` over, which are
 *   all; `findings` (at most 100) on rows that were passed over, and how many of each code: CODE_CONTRADICTED where the
 *   code of a row is not the one of its identifier
 * Refusal: FILE_REFUSED for a file that cannot be read.
 */
export const importTranslations = useCase<VocabularyStores>()({
  name: "vocabulary.import-translations",
  kind: "change",
  policy: [members("officer", "statistician"), jobs("command-line")],
  input: z.object({
    path: z.string(),
    fileName: z.string().min(1).max(255),
    scheme: schemeName.optional(),
    version: versionName.optional(),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { vocabulary }, principal, now, touch, progress }, input) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { path, fileName, dryRun } = input;
    const file = await readTranslationFile(path, { fileName, onProgress: (share) => progress(share / 2) });
    if (!file.ok) return file;

    const uris = [...new Set(file.rows.flatMap(({ uri }) => (uri && !readConceptUri(uri) ? uri : [])))];
    const find = finder(await vocabulary.versionFacts(), await vocabulary.conceptsByUri(uris), input);
    const findings = new Findings(fileName);
    const unknown = (line: TranslationRow) => {
      const [column, found] = line.uri ? ["uri", line.uri] : ["code", line.code];
      findings.add({ code: "CONCEPT_UNKNOWN", row: line.row, column, found });
    };
    const proposed = new Map<string, Proposed & { line: TranslationRow }>();
    let [titles, passed, repeated] = [0, 0, 0];
    for (const line of file.rows) {
      const texts = Object.entries(line.texts) as [Language, string][];
      titles += texts.length;
      if (texts.length === 0) continue;
      const concept = find(line);
      if (!concept || contradicts(line.code, concept.code)) {
        passed += texts.length;
        if (!concept) unknown(line);
        else {
          const [expected, found] = [concept.code, line.code];
          findings.add({ code: "CODE_CONTRADICTED", row: line.row, column: "code", expected, found });
        }
        continue;
      }
      for (const [language, text] of texts) {
        const key = `${concept.versionId} ${concept.code} ${language}`;
        const before = proposed.get(key);
        if (before && before.text !== text) {
          const expected = String(before.line.row);
          findings.add({ code: "LABEL_TWICE", row: line.row, column: language, expected, found: text });
          passed += 1;
        } else if (before) repeated += 1;
        else proposed.set(key, { ...concept, language, text, origin: "file", line });
      }
    }

    if (dryRun) await vocabulary.mark();
    const written = await writeProposals(vocabulary, [...proposed.values()], {
      proposer: { person: personOf(principal), organisation },
      again: false,
      now,
      newId: randomUUID,
    });
    const absent = new Set<TranslationRow>();
    for (const { of, code, found } of written.refused.toSorted((a, b) => a.of.line.row - b.of.line.row)) {
      if (code !== "CONCEPT_ABSENT") findings.add({ code, row: of.line.row, column: of.language, found });
      else if (!absent.has(of.line)) unknown(of.line);
      absent.add(of.line);
    }
    progress(0.95);
    if (dryRun) await vocabulary.undo();
    else for (const id of written.touched) touch({ kind: "vocabulary.translation", id });
    const { added, changed } = written;
    return {
      ok: true,
      rows: file.rows.length,
      titles,
      added,
      changed,
      unchanged: written.unchanged + repeated,
      passed: passed + written.refused.length,
      findings: findings.rows.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
      total: findings.total,
      counts: Object.fromEntries(findings.counts),
      dryRun,
    };
  },
});

/**
 * Whether a row's own code names another concept than its identifier does. A spreadsheet that took the code for a number
 * left other zeros or a comma: that is the same code.
 */
function contradicts(written: string, code: string): boolean {
  const plain = (one: string) => {
    const number = one.replace(",", ".");
    return /^\d+(\.\d+)?$/.test(number) ? String(Number(number)) : one.toLowerCase();
  };
  return written !== "" && plain(written) !== plain(code);
}

type Found = { versionId: string; code: string };
type VersionName = Dated & { versionId: string; scheme: string };

/**
 * How a row's concept is found. An identifier may be in several versions: the one that the row names, else the given
 * one, else the current one.
 */
function finder(
  versions: readonly VersionName[],
  byUri: readonly (Found & { uri: string })[],
  given: { scheme?: string | undefined; version?: string | undefined },
): (row: TranslationRow) => Found | null {
  const named = (scheme: string | undefined, version: string | undefined) =>
    versions.find((one) => one.scheme === scheme && one.version === version);
  const current = currentVersions(versions);
  const withUri = Map.groupBy(byUri, ({ uri }) => uri);
  return ({ uri, code, ...row }) => {
    const ours = readConceptUri(uri);
    const version = ours && named(ours.scheme, ours.version);
    if (version) return { versionId: version.versionId, code: ours.code };
    const scheme = row.scheme || given.scheme;
    const meant =
      named(scheme, row.version || given.version) ??
      (row.version ? undefined : current.find((one) => one.scheme === scheme));
    const candidates = withUri.get(uri) ?? [];
    const found =
      candidates.find((one) => one.versionId === meant?.versionId) ??
      candidates.find((one) => current.some(({ versionId }) => versionId === one.versionId)) ??
      candidates[0];
    if (found) return found;
    return meant && code ? { versionId: meant.versionId, code } : null;
  };
}
