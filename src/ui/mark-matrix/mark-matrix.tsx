import { classNames } from "../class-names.ts";
import { Matrix, type MatrixLine } from "../matrix/matrix.tsx";

export type Mark = {
  /** Filled: certain; ring: said by somebody; crossed: contested. Shapes differ, not only shades. */
  kind: "filled" | "ring" | "crossed";
  /** The whole meaning as a sentence. */
  name: string;
  href: string;
};

/**
 * Which of two short lists go together: a mark where a row meets a column.
 *
 * @param corner what stands at the left and what above, in a word each
 *
 * Accessibility: a native table with row and column headings; each mark is a link whose name is the whole sentence;
 * shapes are drawn as borders, which print and stay in forced colours; cells are at least 30 px at 390 px.
 */
export function MarkMatrix({
  mark,
  ...frame
}: {
  caption: string;
  corner: readonly [string, string];
  rows: readonly MatrixLine[];
  columns: readonly MatrixLine[];
  mark: (row: string, column: string) => Mark | null;
}) {
  return (
    <Matrix
      {...frame}
      className="matrix"
      cell={(row, column) => {
        const found = mark(row, column);
        return (
          found && (
            <a href={found.href} aria-label={found.name} title={found.name}>
              <i className={classNames("mark", found.kind)} />
            </a>
          )
        );
      }}
    />
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
