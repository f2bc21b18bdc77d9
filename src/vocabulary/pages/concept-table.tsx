import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { DataTable, useLanguage, type Column } from "../../ui/index.ts";
import { conceptPath, isOpaque, type ConceptLine, type VersionFacts } from "../concept.ts";
import { printedCode } from "../local-code.ts";
import { BothTitles } from "./both-titles.tsx";
import { useLevelName } from "./level-name.ts";

/** Concepts as a table: code, title in both languages, level or kind, and the way further down. */
export function ConceptTable({
  version: { scheme, version },
  lines,
  caption,
  note,
  levels = true,
  empty,
}: {
  version: Pick<VersionFacts, "scheme" | "version">;
  lines: readonly ConceptLine[];
  caption: string;
  note: string;
  /** Whether the lines stand on several levels, so that each one says which. */
  levels?: boolean;
  empty?: ReactNode;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const levelName = useLevelName();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const deeper = lines.some((line) => line.children > 0);
  // A code that a machine gave says nothing to people, who would have to read past it.
  const coded = lines.some((line) => !isOpaque(line.code));
  const mixed = levels || new Set(lines.map((line) => levelName(scheme, line))).size > 1;
  const opaque = lines.some((line) => isOpaque(line.code));
  const columns: (Column<ConceptLine> & { shown: boolean })[] = [
    {
      key: "code",
      heading: say("vocabulary.concept.code"),
      cell: ({ code }) => !isOpaque(code) && <code>{printedCode(code, language)}</code>,
      shown: coded,
    },
    {
      key: "title",
      heading: say("vocabulary.concept.title"),
      cell: ({ code, title }) => (
        <BothTitles href={conceptPath(scheme, version, code)} title={title} code={code} />
      ),
      shown: true,
    },
    {
      key: "level",
      heading: say(
        scheme === "kbji" || scheme === "isco" ? "vocabulary.concept.level" : "vocabulary.concept.kind",
      ),
      priority: 2,
      cell: (line) => levelName(scheme, line),
      shown: mixed,
    },
    {
      key: "children",
      heading: say("vocabulary.concept.below"),
      numeric: true,
      cell: ({ code, children }) =>
        children ? (
          <a
            href={`/vocabulary/${scheme}/${version}?parent=${encodeURIComponent(code)}`}
            aria-label={say("vocabulary.concept.open", { count: children })}
          >
            {intl.formatNumber(children)}
          </a>
        ) : (
          ""
        ),
      shown: deeper,
    },
  ];
  // The first column names its row, so it is never empty.
  const [code, title, ...others] = columns;
  const ordered = opaque ? [title, code, ...others] : columns;
  return (
    <DataTable
      caption={caption}
      captionHidden
      note={note}
      narrow="columns"
      columns={ordered.filter((column) => column?.shown) as Column<ConceptLine>[]}
      rows={lines}
      rowKey={(line) => line.code}
      empty={empty}
    />
  );
}
