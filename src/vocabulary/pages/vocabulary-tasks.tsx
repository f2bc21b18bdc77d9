import { useIntl } from "react-intl";
import { Card, RowItem, RowList } from "../../ui/index.ts";

/** What can be done with the lists, in the order in which an office meets it; a task's page says who may. */
const tasks = [
  { key: "code", href: "/vocabulary/code" },
  { key: "spot", href: "/vocabulary/spot" },
  { key: "compare", href: "/vocabulary/compare" },
  { key: "translations", href: "/vocabulary/translate" },
  { key: "synonyms", href: "/vocabulary/synonyms" },
  { key: "codings", href: "/vocabulary/codings" },
  { key: "equivalences", href: "/vocabulary/equivalences" },
  { key: "places", href: "/vocabulary/places" },
] as const;

/** The ways from the vocabulary's home to its other pages. */
export function VocabularyTasks() {
  const intl = useIntl();
  return (
    <Card title={intl.formatMessage({ id: "vocabulary.task.title" })}>
      <RowList columns="two">
        {tasks.map(({ key, href }) => (
          <RowItem
            key={key}
            href={href}
            title={intl.formatMessage({ id: `vocabulary.task.${key}` })}
            note={intl.formatMessage({ id: `vocabulary.task.note.${key}` })}
          />
        ))}
      </RowList>
    </Card>
  );
}
