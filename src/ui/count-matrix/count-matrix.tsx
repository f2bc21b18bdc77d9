import { useIntl } from "react-intl";
import { classNames } from "../class-names.ts";
import { HiddenText } from "../hidden-text/hidden-text.tsx";
import type { MatrixLine } from "../mark-matrix/mark-matrix.tsx";

export type CountCell = {
  count: number;
  /** What the cell means in a word or two. */
  label: string;
  /** The whole meaning as a sentence, for who cannot see rows and columns. */
  name: string;
  href: string;
  kind: "strong" | "middle" | "plain";
  current: boolean;
};

/**
 * How many records stand in each cell of two short lists; each cell leads to them.
 *
 * @param corner what stands at the left and what above, in a word each
 *
 * Accessibility: a native table with row and column headings; each cell is a link whose name ends with the whole sentence; the
 * cell in force carries `aria-current`; what is proposed stands in words, not in a shade alone.
 */
export function CountMatrix({
  caption,
  corner: [left, above],
  rows,
  columns,
  cell,
}: {
  caption: string;
  corner: readonly [string, string];
  rows: readonly MatrixLine[];
  columns: readonly MatrixLine[];
  cell: (row: string, column: string) => CountCell;
}) {
  const intl = useIntl();
  return (
    <table className="count-matrix">
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
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {columns.map((column) => {
              const { count, label, name, href, kind, current } = cell(row.key, column.key);
              return (
                <td key={column.key} className={kind}>
                  <a href={href} aria-current={current ? "page" : undefined}>
                    <strong className={classNames(count === 0 && "none")}>{intl.formatNumber(count)}</strong>{" "}
                    <small>{label}</small>
                    <HiddenText>{` (${name})`}</HiddenText>
                  </a>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
