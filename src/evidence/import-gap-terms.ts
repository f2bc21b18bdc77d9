import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { splitCodeList } from "./dataset.ts";
import { readGapFile, type FileTerm } from "./gap-file.ts";
import type { EvidenceStores } from "./stores.ts";
import { writeGapThread } from "./write-gap-thread.ts";

/**
 * Takes in terms of the people short, each with its source and year. A term of the same occupation, place, year, name and
 * source gets the new value. What is new or has changed is the office's own until a head releases it. The same file
 * again changes nothing; a file with any finding is refused whole. `dryRun` does all of it and writes nothing.
 * @param codeList that the codes belong to; null: that of the office's newest edition
 * @returns how many terms are new (`added`), have another value (`changed`), or are here already (`known`)
 * Refusals: EDITION_NOT_FOUND (no code list, and no edition either), VERSION_NOT_FOUND (the code list is not here), and FILE_REFUSED with a row for
 * each finding.
 */
export const importGapTerms = useCase<EvidenceStores>()({
  name: "evidence.import-gap-terms",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    /** Where the file lies on this disk, and what it is called for people. */
    path: z.string(),
    fileName: z.string().min(1).max(255),
    codeList: z
      .string()
      .regex(/^[a-z0-9-]{2,30}\/[A-Za-z0-9._-]{1,30}$/)
      .nullable()
      .default(null),
    synthetic: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores, principal, now, touch, progress }, input) {
    const { evidence, vocabulary } = stores;
    const { path, fileName, dryRun } = input;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const codeList = input.codeList ?? (await evidence.edition(null, organisationId))?.codeList;
    if (!codeList) return refuse("EDITION_NOT_FOUND", { name: "" });
    const { scheme, version } = splitCodeList(codeList);
    const codes = await vocabulary.knownCodes(scheme, version, null);
    if (codes.size === 0) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version });
    // Terms of an invented classification are invented.
    const synthetic = input.synthetic || (await vocabulary.version(scheme, version))?.synthetic === true;
    const places = await vocabulary.places(provinceList);
    const file = await readGapFile(
      path,
      { codes, codeList, areas: new Set(places.map(({ code }) => code)), areaList: provinceList },
      { fileName, onProgress: progress },
    );
    if (!file.ok) return file;
    const { terms, rows, fileHash } = file;
    const here = await evidence.gapTerms({ organisation: organisationId, codeList, codes: null });
    const stored = new Map(here.map((term) => [keyOf(term), term]));
    const differ = terms.filter((term) => {
      const before = stored.get(keyOf(term));
      return !before || valueOf(before) !== valueOf(term);
    });
    const changed = differ.filter((term) => stored.has(keyOf(term))).length;
    if (!dryRun && differ.length > 0) {
      const entered = { organisationId, codeList, enteredBy: personOf(principal), enteredAt: now };
      await evidence.saveGapTerms(differ.map((term) => ({ ...term, ...entered, synthetic, releasedTo: [] })));
      await writeGapThread(stores, {
        ...{ organisation: organisationId, codeList, synthetic },
        file: { fileName, fileHash, terms: differ },
      });
      touch({ kind: "evidence.gap-file", id: fileHash });
    }
    return {
      ok: true,
      codeList,
      rows,
      added: differ.length - changed,
      changed,
      known: terms.length - differ.length,
      unchanged: differ.length === 0,
      dryRun,
    };
  },
});

type Keyed = Pick<FileTerm, "code" | "area" | "year" | "term" | "source">;
const keyOf = ({ code, area, year, term, source }: Keyed) => JSON.stringify([code, area, year, term, source]);

/** The database keeps the keys of an object in an order of its own. */
function valueOf({ value, spread, assumed }: Pick<FileTerm, "value" | "spread" | "assumed">) {
  const known = spread?.kind === "counts" ? [spread.successes, spread.trials] : [spread?.low, spread?.high];
  return JSON.stringify([value, spread?.kind ?? null, ...known, assumed]);
}
