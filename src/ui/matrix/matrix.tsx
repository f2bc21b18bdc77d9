import type { ReactNode } from "react";

export type MatrixLine = { key: string; label: string };

/**
 * Two short lists as rows and columns of a table; what stands in a cell is the caller's.
 *
 * @param corner what stands at the left and what above, in a word each
 *
 * Accessibility: a native table; each heading says which list it is of.
 */
export function Matrix({
  className,
  caption,
  corner: [left, above],
  rows,
  columns,
  cell,
}: {
  className: string;
  caption: string;
  corner: readonly [string, string];
  rows: readonly MatrixLine[];
  columns: readonly MatrixLine[];
  cell: (row: string, column: string) => ReactNode;
}) {
  return (
    <table className={className}>
      <caption>
        <span className="hidden-text">{caption}: </span>
        <span>{`${left} ↓ `}</span> <span>{`${above} →`}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-text">{left}</span>
          </th>
          {columns.map(({ key, label }) => (
            <th key={key} scope="col">
              <span className="hidden-text">{above} </span>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <span className="hidden-text">{left} </span>
              {row.label}
            </th>
            {columns.map(({ key }) => (
              <td key={key}>{cell(row.key, key)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
