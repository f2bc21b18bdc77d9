import type { ReactNode } from "react";

export type Description = { term: ReactNode; description: ReactNode };

/**
 * Facts about one record: what it is called, and what it is.
 *
 * @param layout `rows` term beside description; `columns` term above description, several beside each other
 *
 * Accessibility: a native description list at every width.
 */
export function DescriptionList({
  items,
  layout = "rows",
}: {
  items: readonly Description[];
  layout?: "rows" | "columns" | undefined;
}) {
  return (
    <dl className={`facts ${layout === "rows" ? "lines" : "columns"}`}>
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd>{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
