import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { DataTable, useLanguage, type Column } from "../../ui/index.ts";
import { inLanguage } from "../../platform/index.ts";
import type { ConceptLine } from "../index.ts";

/** Concepts as a table: code, title in both languages, level, and the way further down. */
export function ConceptTable({
  root,
  lines,
  caption,
  note,
  levels = true,
  empty,
}: {
  /** Address of the version. */
  root: string;
  lines: readonly ConceptLine[];
  caption: string;
  note: string;
  /** Whether the lines stand on several levels, so that each one says which. */
  levels?: boolean;
  empty?: ReactNode;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const deeper = lines.some((line) => line.children > 0);
  const columns: Column<ConceptLine>[] = [
    { key: "code", heading: say("vocabulary.concept.code"), cell: ({ code }) => <code>{code}</code> },
    {
      key: "title",
      heading: say("vocabulary.concept.title"),
      cell: ({ code, title }) => <BothTitles href={`${root}/${code}`} title={title} />,
    },
    {
      key: "level",
      heading: say("vocabulary.concept.level"),
      priority: 2,
      cell: ({ level }) => say(`vocabulary.level.${level}`),
    },
    {
      key: "children",
      heading: say("vocabulary.concept.below"),
      numeric: true,
      cell: ({ code, children }) =>
        children ? (
          <a href={`${root}?parent=${code}`} aria-label={say("vocabulary.concept.open", { count: children })}>
            {intl.formatNumber(children)}
          </a>
        ) : (
          ""
        ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      note={note}
      narrow="columns"
      columns={columns.filter(({ key }) => (key === "level" ? levels : key !== "children" || deeper))}
      rows={lines}
      rowKey={(line) => line.code}
      empty={empty}
    />
  );
}

/** A title that links to its concept, and under it the other language, quietly, where there is one. */
function BothTitles({ href, title }: { href: string; title: ConceptLine["title"] }) {
  const language = useLanguage();
  const shown = inLanguage(title, language);
  const other = title[language === "id" ? "en" : "id"];
  return (
    // One very long word must not push the page sideways on a phone.
    <div style={{ overflowWrap: "anywhere" }}>
      <a href={href} lang={shown.lang === language ? undefined : shown.lang}>
        {shown.text}
      </a>
      {shown.lang === language && other && other !== shown.text && (
        <small lang={language === "id" ? "en" : "id"}>{other}</small>
      )}
    </div>
  );
}
