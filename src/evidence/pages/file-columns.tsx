import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Card, DataTable, useLanguage } from "../../ui/index.ts";
import { otherWords, wordIn } from "../file-words.ts";

type Words = Readonly<Record<string, readonly string[]>>;

/** A name in the reader's language, and below it how else it may be written. */
function FileWord({ words, name }: { words: Words; name: string }) {
  const intl = useIntl();
  const language = useLanguage();
  const others = otherWords(words, name, language).join(", ");
  return (
    <>
      <code>{wordIn(words, name, language)}</code>
      {others && <small>{intl.formatMessage({ id: "evidence.import.also" }, { names: others })}</small>}
    </>
  );
}

/** Names that may stand in the cells of a column, and what each means. */
export function FileNames({
  caption,
  heading,
  words,
  means,
}: {
  caption: string;
  heading: string;
  words: Words;
  means: (name: string) => string;
}) {
  const intl = useIntl();
  return (
    <Card>
      <DataTable
        caption={caption}
        rows={Object.keys(words)}
        rowKey={(name) => name}
        columns={[
          { key: "name", heading, cell: (name) => <FileWord words={words} name={name} /> },
          {
            key: "means",
            heading: intl.formatMessage({ id: "evidence.import.means" }),
            label: "",
            wide: true,
            cell: means,
          },
        ]}
      />
    </Card>
  );
}

/** Which columns a file may have, and what each holds, in words. */
export function FileColumns({
  columns,
  note,
  holds,
}: {
  columns: Words;
  note: ReactNode;
  holds: (column: string) => string;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card>
      <DataTable
        caption={say("evidence.import.columns")}
        note={note}
        rows={Object.keys(columns)}
        rowKey={(name) => name}
        columns={[
          {
            key: "column",
            heading: say("evidence.import.column"),
            cell: (name) => <FileWord words={columns} name={name} />,
          },
          {
            key: "holds",
            heading: say("evidence.import.holds"),
            label: "",
            wide: true,
            cell: (name) => <span style={{ overflowWrap: "anywhere" }}>{holds(name)}</span>,
          },
        ]}
      />
    </Card>
  );
}
