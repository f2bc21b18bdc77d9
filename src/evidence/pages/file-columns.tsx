import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Card, DataTable } from "../../ui/index.ts";

/** Which columns a file may have, and what each holds, in words. */
export function FileColumns({
  columns,
  note,
  holds,
}: {
  columns: readonly string[];
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
        rows={columns}
        rowKey={(name) => name}
        columns={[
          {
            key: "column",
            heading: say("evidence.import.column"),
            cell: (name) => <code>{name}</code>,
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
