import { useIntl } from "react-intl";
import { DataTable, EmptyState, Figure, useLanguage, type Column } from "../../ui/index.ts";
import { conceptPath, type VersionFacts } from "../concept.ts";
import { printedCode } from "../local-code.ts";
import type { DiffPart, DiffRow } from "../version-diff.ts";
import { BothTitles } from "./both-titles.tsx";

type DiffTableProps = {
  part: DiffPart;
  from: VersionFacts;
  to: VersionFacts;
  rows: readonly DiffRow[];
  count: number;
  inUse: number;
};

/** Codes of one part of a difference: what each was, what it is now, and how many records rest on it. */
export function DiffTable({ part, from, to, rows, count, inUse }: DiffTableProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const title = say(`vocabulary.diff.part.${part}`);
  const at = ({ scheme, version }: VersionFacts, code: string) => conceptPath(scheme, version, code);
  const code = (text: string | null) =>
    text === null ? "–" : <code style={{ overflowWrap: "anywhere" }}>{printedCode(text, language)}</code>;
  const columns: Column<DiffRow>[] = [
    { key: "code", heading: say("vocabulary.concept.code"), cell: (row) => code(row.code) },
    {
      key: "before",
      heading: say("vocabulary.diff.before"),
      wide: true,
      cell: (row) =>
        row.before && <BothTitles href={at(from, row.code)} title={row.before} code={row.code} />,
    },
    { key: "newCode", heading: say("vocabulary.diff.newCode"), cell: (row) => code(row.newCode) },
    {
      key: "parents",
      heading: say("vocabulary.diff.parents"),
      cell: (row) => (
        <>
          {code(row.parent)} → {code(row.newParent)}
        </>
      ),
    },
    {
      key: "after",
      heading: say(part === "added" ? "vocabulary.concept.title" : "vocabulary.diff.after"),
      wide: true,
      cell: (row) =>
        row.after && (
          <BothTitles
            href={at(to, row.newCode ?? row.code)}
            title={row.after}
            code={row.newCode ?? row.code}
          />
        ),
    },
    {
      key: "records",
      heading: say("vocabulary.diff.records"),
      numeric: true,
      cell: (row) =>
        row.records === 0 ? (
          <Figure value={null} />
        ) : (
          <Figure value={row.records} href={`/thread/vocabulary.concept/${threadId(from, row.code)}`} />
        ),
    },
  ];
  const shown: Record<DiffPart, string[]> = {
    removed: ["code", "before", "records"],
    moved: ["code", "newCode", "parents", "after", "records"],
    relabelled: ["code", "before", "after", "records"],
    added: ["code", "after"],
  };
  return (
    <DataTable
      caption={title}
      captionHidden
      note={say(inUse ? "vocabulary.diff.noteInUse" : "vocabulary.browse.note", { count })}
      columns={columns.filter(({ key }) => shown[part].includes(key) && (key !== "records" || inUse > 0))}
      rows={rows}
      rowKey={(row) => row.code}
      empty={
        <EmptyState level={3} title={say(`vocabulary.diff.none.${part}`)}>
          {say("vocabulary.diff.noneHow")}
        </EmptyState>
      }
    />
  );
}

const threadId = ({ scheme, version }: VersionFacts, code: string) =>
  `${scheme}/${version}/${encodeURIComponent(code)}`;
