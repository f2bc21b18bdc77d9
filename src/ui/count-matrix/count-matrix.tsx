import { useIntl } from "react-intl";
import { classNames } from "../class-names.ts";
import { HiddenText } from "../hidden-text/hidden-text.tsx";
import { Matrix, type MatrixLine } from "../matrix/matrix.tsx";

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
 * Accessibility: a native table with row and column headings; each cell is a link whose name ends with the whole
 * sentence; the cell in force carries `aria-current`; what is proposed stands in words, not in a shade alone.
 */
export function CountMatrix({
  cell,
  ...frame
}: {
  caption: string;
  corner: readonly [string, string];
  rows: readonly MatrixLine[];
  columns: readonly MatrixLine[];
  cell: (row: string, column: string) => CountCell;
}) {
  const intl = useIntl();
  return (
    <Matrix
      {...frame}
      className="count-matrix"
      cell={(row, column) => {
        const { count, label, name, href, kind, current } = cell(row, column);
        return (
          <a href={href} className={kind} aria-current={current ? "page" : undefined}>
            <strong className={classNames(count === 0 && "none")}>{intl.formatNumber(count)}</strong>{" "}
            <small>{label}</small>
            <HiddenText>{` (${name})`}</HiddenText>
          </a>
        );
      }}
    />
  );
}
