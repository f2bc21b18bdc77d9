import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { askedVersion } from "./asked-version.ts";
import { currentVersions, schemeName, versionName } from "./classification.ts";
import { caseWriter } from "./export-case.ts";
import type { ExportedVersion, VersionWriter } from "./export-content.ts";
import { csvWriter } from "./export-csv.ts";
import { csvTables, exportFormats, type CsvTable, type ExportFormat } from "./export-format.ts";
import { skosWriter } from "./export-skos.ts";
import type { VocabularyStores } from "./stores.ts";

/** Concepts of one piece; with 17,000 of them no more than these are in memory at once. */
const conceptsInPiece = 500;

/** Where the next piece begins, as the one before said; callers hand it back unread. */
const nextSchema = z.object({
  part: z.int().min(0),
  after: z.string(),
  begun: z.boolean(),
  revision: z.number(),
  columns: z.array(z.string()),
  language: z.enum(["id", "en"]),
});
export type NextPiece = z.output<typeof nextSchema>;

/**
 * A version, or one concept of it, as a file for others: piece after piece, so that any size fits. The same content is
 * the same bytes.
 * @param input `version`: the one in use when none is named; `code`: only this concept; `table`: for CSV; `next`: what the
 *   piece before answered, null at the beginning
 * @returns `text` of the piece, `concepts` in it, and `next`, null after the last one; `mediaType`, `fileName`
 * Refusals: VERSION_NOT_FOUND, SCHEME_EMPTY, CONCEPT_NOT_FOUND; EXPORT_CHANGED when somebody changed the vocabulary
 *   between two pieces, which would not fit together
 */
export const exportVersion = useCase<VocabularyStores>()({
  name: "vocabulary.export-version",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    version: versionName.optional(),
    format: z.enum(exportFormats),
    table: z.enum(csvTables).default("concepts"),
    code: z.string().min(1).max(60).optional(),
    next: nextSchema.nullable().default(null),
  }),
  async run({ stores: { vocabulary } }, { scheme, format, table, code, next, ...input }) {
    const versions = await vocabulary.versionFacts();
    const asked = askedVersion(versions, scheme, input.version);
    if (!asked.ok) return asked;
    const { version } = asked;
    const revision = await vocabulary.revision();
    if (next && next.revision !== revision) return refuse("EXPORT_CHANGED");
    const { versionId } = version;
    const state: NextPiece = next ?? {
      ...(await vocabulary.exportHead(versionId)),
      part: 0,
      after: "",
      begun: false,
      revision,
    };
    const current = currentVersions(versions).map((one) => one.versionId);
    const concepts = await vocabulary.exportBatch(
      versionId,
      { after: state.after, only: code ?? null, limit: conceptsInPiece },
      current,
    );
    if (code !== undefined && !next && concepts.length === 0) return refuse("CONCEPT_NOT_FOUND", { code });
    const writer = writerOf(format, scheme, table, code !== undefined);
    const { text, begun } = writePiece(writer, state, concepts, version);
    const name = [scheme, version.version, ...(code === undefined ? [] : [code.replaceAll(/[^\w.-]/g, "_")])];
    return {
      ok: true,
      text,
      concepts: state.part === 0 ? concepts.length : 0,
      next: following(writer, state, concepts, begun),
      scheme,
      version: version.version,
      mediaType: writer.mediaType,
      fileName: `${name.join("-")}.${writer.extension}`,
    };
  },
});

function writerOf(format: ExportFormat, scheme: string, table: CsvTable, alone: boolean): VersionWriter {
  if (format === "skos") return skosWriter;
  if (format === "case") return caseWriter;
  return csvWriter(scheme, table, alone);
}

type Concepts = Parameters<VersionWriter["parts"][number]["write"]>[0][];

/** `begun`: something of the part stands in the file, so that what follows is divided from it. */
function writePiece(
  { parts }: VersionWriter,
  state: NextPiece,
  concepts: Concepts,
  version: ExportedVersion["version"],
): { text: string; begun: boolean } {
  const part = parts[state.part];
  if (!part) return { text: "", begun: false };
  const of: ExportedVersion = { version, language: state.language, columns: state.columns };
  const written = concepts.flatMap((concept) => part.write(concept, of));
  const first = state.after === "";
  const before = first ? part.headCounts : state.begun;
  const head = first ? part.head(of) : "";
  const lead = before && written.length > 0 ? part.between : "";
  const tail = isLast(concepts) ? part.tail(of) : "";
  return { text: head + lead + written.join(part.between) + tail, begun: before || written.length > 0 };
}

const isLast = (concepts: Concepts) => concepts.length < conceptsInPiece;

function following(
  { parts }: VersionWriter,
  state: NextPiece,
  concepts: Concepts,
  begun: boolean,
): NextPiece | null {
  if (!isLast(concepts)) return { ...state, after: concepts.at(-1)?.code ?? "", begun };
  if (state.part + 1 < parts.length) return { ...state, part: state.part + 1, after: "", begun: false };
  return null;
}
