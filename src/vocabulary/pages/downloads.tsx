import { useIntl } from "react-intl";
import { Card, RowItem, RowList } from "../../ui/index.ts";
import type { ExportFormat } from "../export-format.ts";

/** Links to the same records as files, each with what it is for. */
export function Downloads({
  path,
  formats,
  foot,
}: {
  path: string;
  formats: readonly ExportFormat[];
  /** What a file leaves out. */
  foot?: string | undefined;
}) {
  const intl = useIntl();
  return (
    <Card title={intl.formatMessage({ id: "vocabulary.export.title" })} foot={foot}>
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
