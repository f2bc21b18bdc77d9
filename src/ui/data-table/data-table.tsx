import type { CSSProperties, Key, ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { columnLabels } from "./column-labels.ts";

export type Column<Row> = {
  key: string;
  heading: ReactNode;
  cell: (row: Row) => ReactNode;
  numeric?: boolean | undefined;
  /** From which width the column is worth its room: 1 always, 2 from a tablet on, 3 on a wide page only. */
  priority?: 1 | 2 | 3 | undefined;
  /** Label of the cell on a phone; the heading when that is a string. Empty: the cell speaks for itself. */
  label?: string | undefined;
  /** On a phone the cell takes the whole width instead of half. */
  wide?: boolean | undefined;
  /** Link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction?: "ascending" | "descending" | undefined } | undefined;
};

export type DataTableProps<Row> = {
  caption: ReactNode;
  /** Hides the caption from the eye, where a heading above says the same. */
  captionHidden?: boolean | undefined;
  /** How many and how sorted: "446 pekerjaan, diurutkan menurut kekurangan". */
  note?: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  /** On a phone: `blocks` turns each row into a block with labels; `columns` keeps rows and drops columns. */
  narrow?: "blocks" | "columns" | undefined;
  /** What stands in place of the rows when there are none: an EmptyState. */
  empty?: ReactNode;
};

/**
 * Rows of one kind. The first column names the row.
 *
 * Accessibility: a native table with caption, column and row headings; on a phone rows become blocks, the
 * roles that the change of display would take away are written out, and the headings stay for screen readers;
 * the page never scrolls sideways; sorted columns carry `aria-sort`.
 */
export function DataTable<Row>({
  caption,
  captionHidden,
  note,
  columns,
  rows,
  rowKey,
  narrow = "blocks",
  empty,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  const blocks = narrow === "blocks";
  const role = (name: string) => (blocks ? name : undefined);
  return (
    <table
      className={classNames("table", blocks && "blocks")}
      role={role("table")}
      style={blocks ? (columnLabels(columns) as CSSProperties) : undefined}
    >
      <caption>
        <span className={captionHidden ? "hidden-text" : "caption"}>{caption}</span>
        {note && <span className="note">{note}</span>}
      </caption>
      <thead role={role("rowgroup")}>
        <tr role={role("row")}>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role={role("columnheader")}
              aria-sort={column.sort?.direction}
              className={cellClass(column) || undefined}
            >
              {column.sort ? <a href={column.sort.href}>{column.heading}</a> : column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role={role("rowgroup")}>
        {rows.map((row) => (
          <tr key={rowKey(row)} role={role("row")}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" role={role("rowheader")}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} role={role("cell")} className={cellClass(column) || undefined}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellClass(column: Pick<Column<never>, "numeric" | "priority" | "wide">): string {
  const { numeric, priority = 1, wide } = column;
  return classNames(numeric && "num", priority > 1 && `p${priority}`, wide && "wide");
}
