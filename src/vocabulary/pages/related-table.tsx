import { useIntl } from "react-intl";
import { DataTable, RowList, useLanguage, type Column } from "../../ui/index.ts";
import { conceptPath, isOpaque, type VersionFacts } from "../concept.ts";
import { printedCode } from "../local-code.ts";
import type { RelatedLine, RelationList } from "../relation.ts";
import { BothTitles } from "./both-titles.tsx";

/** Concepts of one list around a concept: title, kind where they differ, and how much of a skill is asked for. */
export function RelatedTable({
  version: { scheme, version },
  list,
  lines,
  note,
}: {
  version: Pick<VersionFacts, "scheme" | "version">;
  list: RelationList;
  lines: readonly RelatedLine[];
  note: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  const kinds = new Set(lines.map(({ kind }) => kind)).size > 1;
  const levels = lines.some(({ asked }) => asked !== null);
  const coded = (code: string) => !isOpaque(code) && <code>{printedCode(code, language)}</code>;
  const columns: Column<RelatedLine>[] = [
    {
      key: "title",
      heading: say("vocabulary.concept.title"),
      cell: ({ code, title }) => (
        <>
          <BothTitles href={conceptPath(scheme, version, code)} title={title} code={code} />
          {!isOpaque(code) && <small className="on-phone">{coded(code)}</small>}
        </>
      ),
    },
  ];
  if (lines.some(({ code }) => !isOpaque(code)))
    columns.push({
      key: "code",
      heading: say("vocabulary.concept.code"),
      priority: 2,
      cell: ({ code }) => coded(code),
    });
  if (kinds)
    columns.push({
      key: "kind",
      heading: say("vocabulary.concept.kind"),
      priority: 2,
      cell: ({ kind }) => say(`vocabulary.kind.${kind}`),
    });
  if (levels)
    columns.push({
      key: "level",
      heading: say("vocabulary.relation.level"),
      numeric: true,
      cell: ({ asked }) => (asked === null ? "–" : intl.formatNumber(asked)),
    });
  if (lines.some(({ proficiency }) => proficiency !== null))
    columns.push({
      key: "proficiency",
      heading: say("vocabulary.relation.proficiency"),
      numeric: true,
      cell: ({ proficiency }) => proficiency ?? "–",
    });
  if (columns.length === 1)
    return (
      <>
        <p className="quiet">{note}</p>
        <RowList columns="two">
          {lines.map(({ code, title }) => (
            <li key={code}>
              <BothTitles href={conceptPath(scheme, version, code)} title={title} code={code} />
            </li>
          ))}
        </RowList>
      </>
    );
  return (
    <DataTable
      caption={say(`vocabulary.relation.${list}`)}
      captionHidden
      note={note}
      narrow="columns"
      columns={columns}
      rows={lines}
      rowKey={(line) => line.code}
    />
  );
}
