import { useIntl } from "react-intl";
import { Card, RowItem, RowList } from "../../ui/index.ts";
import type { ExportFormat } from "../export-format.ts";

/** Links to the same records as files, each with what it is for. */
export function Downloads({ path, formats }: { path: string; formats: readonly ExportFormat[] }) {
  const intl = useIntl();
  return (
    <Card title={intl.formatMessage({ id: "vocabulary.export.title" })}>
      <RowList>
        {formats.map((format) => (
          <RowItem
            key={format}
            title={intl.formatMessage({ id: `vocabulary.export.${format}` })}
            href={`${path}?format=${format}`}
            note={intl.formatMessage({ id: `vocabulary.export.note.${format}` })}
          />
        ))}
      </RowList>
    </Card>
  );
}
