import type { Key } from "react";
import { classNames } from "../class-names.ts";

export type Mark = {
  /** Filled: certain; ring: said by somebody; crossed: contested. Shapes differ, not only shades. */
  kind: "filled" | "ring" | "crossed";
  /** The whole meaning as a sentence. */
  name: string;
  href: string;
};

export type MatrixLine = { key: string; label: string };

/**
 * Which of two short lists go together: a mark where a row meets a column.
 *
 * @param corner what stands at the left and what above, in a word each
 *
 * Accessibility: a native table with row and column headings; each mark is a link whose name is the whole sentence;
 * shapes are drawn as borders, which print and stay in forced colours; cells are at least 30 px at 390 px.
 */
export function MarkMatrix({
  caption,
  corner: [left, above],
  rows,
  columns,
  mark,
}: {
  caption: string;
  corner: readonly [string, string];
  rows: readonly MatrixLine[];
  columns: readonly MatrixLine[];
  mark: (row: Key, column: Key) => Mark | null;
}) {
  return (
    <table className="matrix">
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
            {columns.map((column) => {
              const found = mark(row.key, column.key);
              return (
                <td key={column.key}>
                  {found && (
                    <a href={found.href} aria-label={found.name} title={found.name}>
                      <i className={classNames("mark", found.kind)} />
                    </a>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the marks mean, in words. */
export function MarkLegend({ meanings }: { meanings: readonly { kind: Mark["kind"]; text: string }[] }) {
  return (
    <ul className="legend plain-list">
      {meanings.map(({ kind, text }) => (
        <li key={kind}>
          <i className={classNames("mark", kind)} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}
