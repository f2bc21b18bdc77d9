import { csvText } from "../platform/csv-text.ts";
import {
  iriOf,
  labelsOf,
  type ExportedConcept,
  type ExportedVersion,
  type VersionWriter,
} from "./export-content.ts";
import type { CsvTable } from "./export-format.ts";
import type { RelationKind } from "./scheme-content.ts";

type Cells = Record<string, string>;

/** A table: its columns, and the rows that a concept gives it. */
type Table = {
  columns: (of: ExportedVersion) => readonly string[];
  rows: (concept: ExportedConcept, of: ExportedVersion) => readonly Cells[];
};

const texts = ["title", "alternatives", "definition"].flatMap((name) => [`${name}_id`, `${name}_en`]);

/** Titles, other names and definitions; bars stand between names, so none may have one. */
function textCells(concept: ExportedConcept): Cells {
  const { definition } = concept;
  const cells: Cells = {};
  for (const language of ["id", "en"] as const) {
    cells[`title_${language}`] = labelsOf(concept, "preferred", language)[0] ?? "";
    cells[`alternatives_${language}`] = barred(labelsOf(concept, "alternative", language));
    cells[`definition_${language}`] = definition?.[language] ?? "";
  }
  return cells;
}

const barred = (names: readonly string[]) => names.map((name) => name.replaceAll("|", "/")).join("|");

const marked = ({ version }: ExportedVersion) => (version.synthetic ? ["synthetic"] : []);

const targets = ({ relations }: ExportedConcept, kind: RelationKind) =>
  relations
    .filter((one) => one.kind === kind)
    .map(({ code, level }) => (level === null ? code : `${code}:${level}`))
    .join("|");

/** A column of the file that is called as one of ours keeps its name behind a mark. */
const keptAs = (column: string, own: readonly string[]) => (own.includes(column) ? `file.${column}` : column);

function keptCells({ extra }: ExportedConcept, own: readonly string[]): Cells {
  return Object.fromEntries(Object.entries(extra).map(([name, value]) => [keptAs(name, own), value]));
}

/** One row a concept with everything that fits a cell: for reading, and for schemes whose own files are others'. */
const conceptColumns = [
  ...["code", "kind", "level", "parent", ...texts, "hidden_id", "hidden_en"],
  ...["broader", "essential", "optional", "related", "matches", "uri", "local", "synthetic", "source"],
];
const concepts: Table = {
  columns: ({ columns }) => [...conceptColumns, ...columns.map((name) => keptAs(name, conceptColumns))],
  rows: (concept, { version }) => [
    {
      ...keptCells(concept, conceptColumns),
      ...textCells(concept),
      code: concept.code,
      kind: concept.kind,
      level: String(concept.level),
      parent: concept.parent ?? "",
      hidden_id: barred(labelsOf(concept, "hidden", "id")),
      hidden_en: barred(labelsOf(concept, "hidden", "en")),
      broader: targets(concept, "broader"),
      essential: targets(concept, "essential"),
      optional: targets(concept, "optional"),
      related: targets(concept, "related"),
      matches: concept.matches
        .map((one) => `${one.relation} ${one.scheme}/${one.version ?? ""}/${one.code}`)
        .join("|"),
      uri: iriOf(version, concept.code, concept.uri),
      local: concept.local ? "true" : "",
      source: version.source ?? "",
      synthetic: version.synthetic ? "true" : "",
    },
  ],
};

/** As KBJI and ISCO are imported: a row a code of the book. Local codes are no codes of the book. */
const bookColumns = ["level", "code", "title_id", "title_en"];
const book: Table = {
  columns: (of) => [...bookColumns, ...marked(of), ...of.columns],
  rows: (concept) =>
    concept.local
      ? []
      : [
          {
            ...concept.extra,
            ...textCells(concept),
            level: String(concept.level),
            code: concept.code,
            synthetic: "true",
          },
        ],
};

/** Concepts of one kind as our own format has them. */
const ofKind = (
  kind: ExportedConcept["kind"],
  own: readonly string[],
  cells: (concept: ExportedConcept) => Cells,
): Table => ({
  columns: (of) => [...own, ...texts, ...marked(of), ...of.columns],
  rows: (concept) =>
    concept.kind === kind
      ? [{ ...concept.extra, ...textCells(concept), ...cells(concept), synthetic: "true" }]
      : [],
});

/** Links from concepts of one kind as our own format has them. */
const links = (
  kind: ExportedConcept["kind"],
  columns: readonly [string, string, string],
  wanted: readonly RelationKind[],
): Table => ({
  columns: () => (wanted.includes("essential") ? [...columns, "level"] : columns),
  rows: (concept) =>
    concept.kind === kind
      ? concept.relations
          .filter((one) => wanted.includes(one.kind) && !isParent(concept, one))
          .map(({ kind: relation, code, level }) => ({
            [columns[0]]: concept.code,
            relation,
            [columns[1] === "relation" ? columns[2] : columns[1]]: code,
            level: level === null ? "" : String(level),
          }))
      : [],
});

/** The parent stands in a column of its own. */
const isParent = ({ parent }: ExportedConcept, { kind, code }: ExportedConcept["relations"][number]) =>
  kind === "broader" && code === parent;

/** The tables by the names of the files that our own format has. */
const tables: Readonly<Record<CsvTable, Table>> = {
  concepts,
  groups: ofKind("group", ["code", "parent"], ({ code, parent }) => ({ code, parent: parent ?? "" })),
  occupations: ofKind("occupation", ["code", "group", "isco", "relation"], ({ code, parent, matches }) => {
    const unitGroup = matches.find(({ scheme }) => scheme === "isco");
    const { code: isco = "", relation = "" } = unitGroup ?? {};
    return { code, group: parent ?? "", isco, relation };
  }),
  skills: ofKind("skill", ["code", "group"], ({ code, parent }) => ({ code, group: parent ?? "" })),
  levels: ofKind("level", ["framework", "level"], ({ code }) => {
    const [, framework = code, level = ""] = /^(.*)-(\d)$/.exec(code) ?? [];
    return { framework, level };
  }),
  "occupation-skills": links("occupation", ["occupation", "skill", "relation"], ["essential", "optional"]),
  "skill-skills": links("skill", ["skill", "relation", "to"], ["broader", "related"]),
};

/**
 * @param scheme KBJI and ISCO are written as they are imported
 * @param alone one concept is no book to be imported again: it is written with everything, a local code too
 */
export function csvWriter(scheme: string, table: CsvTable, alone: boolean): VersionWriter {
  const isBook = !alone && table === "concepts" && (scheme === "kbji" || scheme === "isco");
  const { columns, rows } = isBook ? book : tables[table];
  // Only a file has a byte-order mark, not each of its rows.
  const line = (cells: readonly string[]) => csvText([cells]).slice(1);
  return {
    mediaType: "text/csv; charset=utf-8",
    extension: table === "concepts" ? "csv" : `${table}.csv`,
    parts: [
      {
        head: (of) => csvText([columns(of)]),
        headCounts: false,
        between: "",
        write: (concept, of) => {
          const names = columns(of);
          return rows(concept, of).map((cells) => line(names.map((name) => cells[name] ?? "")));
        },
        tail: () => "",
      },
    ],
  };
}
