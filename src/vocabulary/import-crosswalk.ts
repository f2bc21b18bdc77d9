import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { Findings } from "../platform/findings.ts";
import { refuse } from "../platform/index.ts";
import { schemeName, versionName } from "./classification.ts";
import { codeBeforeExcel } from "./crosswalk.ts";
import { readCrosswalk, type CrosswalkFile } from "./crosswalk-file.ts";
import type { NewLink } from "./crosswalk-store.ts";
import type { VocabularyStores } from "./stores.ts";

const side = z.object({ scheme: schemeName, version: versionName });

/**
 * Joins the codes of two versions that are here by a CSV file of pairs, whole or not at all. Where the file does not
 * say what the second code is to the first, `close` is assumed, which never replaces what is known already. The same
 * file again changes nothing. `dryRun` does all of it and takes it back.
 * @returns `links` in the file, `added` and `changed` among them, `assumed` relations, `skipped` rows that say that
 *   the two do not match, `dangling` rows with a code that is not here, each of the first hundred in `warnings`
 * Refusals: VERSION_NOT_FOUND; VERSION_WITH_ITSELF; INVENTED_WITH_REAL when one of the two is made up; FILE_REFUSED
 *   with the findings of `readCrosswalk`, CODE_DIGITS_LOST (a spreadsheet took the zeros of a code),
 *   LINK_CONTRADICTED (a pair again, with another relation).
 */
export const importCrosswalk = useCase<VocabularyStores>()({
  name: "vocabulary.import-crosswalk",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    from: side,
    to: side,
    path: z.string(),
    fileName: z.string().min(1).max(255),
    /** Who says so. */
    source: z.string().trim().min(1).max(500).optional(),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { vocabulary }, touch, progress }, input) {
    const { path, fileName, dryRun } = input;
    const [from, to] = [nameOf(input.from), nameOf(input.to)];
    if (from === to)
      return refuse("VERSION_WITH_ITSELF", {
        scheme: input.to.scheme.toUpperCase(),
        version: input.to.version,
      });
    await vocabulary.oneImportAtATime();
    const versions = [];
    for (const { scheme, version } of [input.from, input.to]) {
      const found = await vocabulary.version(scheme, version);
      if (!found) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version });
      versions.push(found);
    }
    const [fromVersion, toVersion] = versions as [(typeof versions)[0], (typeof versions)[0]];
    if (fromVersion.synthetic !== toVersion.synthetic) return refuse("INVENTED_WITH_REAL", { from, to });

    const file = await readCrosswalk(path, input, { fileName, onProgress: (share) => progress(share / 2) });
    if (!file.ok) return file;
    const known = {
      from: await vocabulary.codesByName(fromVersion.versionId),
      to: await vocabulary.codesByName(toVersion.versionId),
    };
    const { links, dangling, findings, warnings } = resolve(fileName, file, known, { from, to });
    if (!findings.none) return findings.refusal();
    if (links.length === 0)
      return refuse("CROSSWALK_WITHOUT_LINKS", { file: fileName, from, to }, warnings.rows);

    if (dryRun) await vocabulary.mark();
    const source = input.source ?? null;
    const saved = await vocabulary.saveLinks(fromVersion.versionId, toVersion.versionId, links, source);
    progress(0.95);
    const unchanged = saved.added + saved.changed === 0;
    if (dryRun) await vocabulary.undo();
    else if (!unchanged) {
      touch({ kind: "vocabulary.crosswalk", id: `${from}..${to}` });
      await vocabulary.changeRevision();
    }
    return {
      ok: true,
      from,
      to,
      links: links.length,
      ...saved,
      assumed: links.filter((link) => !link.stated).length,
      skipped: file.skipped,
      dangling,
      warnings: warnings.rows,
      unchanged,
      fileHash: file.fileHash,
      dryRun,
    };
  },
});

const nameOf = ({ scheme, version }: z.output<typeof side>) => `${scheme}/${version}`;

type Sides<T> = { from: T; to: T };

/** Rows as links between codes that are here; what is not here is a warning, and zeros that were lost are a finding. */
function resolve(
  fileName: string,
  { rows, columns }: CrosswalkFile,
  known: Sides<ReadonlyMap<string, string>>,
  names: Sides<string>,
) {
  const findings = new Findings(fileName);
  const warnings = new Findings(fileName);
  const links = new Map<string, NewLink & { row: number }>();
  let dangling = 0;
  for (const line of rows) {
    const { row, relation } = line;
    let missing = 0;
    const codeOf = (side: "from" | "to") => {
      const found = line[side];
      const code = known[side].get(found);
      if (code !== undefined) return code;
      const place = { row, column: columns[side], found };
      const lost = codeBeforeExcel(found, (one) => known[side].has(one));
      if (lost) findings.add({ ...place, code: "CODE_DIGITS_LOST", expected: lost });
      else warnings.add({ ...place, code: "CODE_UNKNOWN", expected: names[side] });
      missing += 1;
      return found;
    };
    const [from, to] = [codeOf("from"), codeOf("to")];
    if (missing) {
      dangling += 1;
      continue;
    }
    const link = { from, to, relation: relation ?? "close", stated: relation !== null, row };
    const key = `${from}\n${to}`;
    const before = links.get(key);
    if (before?.stated && link.stated && before.relation !== link.relation) {
      const column = `${columns.from} · ${columns.to}`;
      const found = `${line.from} · ${line.to}`;
      findings.add({ code: "LINK_CONTRADICTED", row, column, expected: String(before.row), found });
    } else if (!before?.stated) links.set(key, link);
  }
  return { links: [...links.values()], dangling, findings, warnings };
}
