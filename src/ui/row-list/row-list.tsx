import type { ReactNode } from "react";

/**
 * Records one under the other, each with at most one thing to do.
 *
 * @param columns `two` where the width allows, for many short rows
 *
 * Accessibility: a list, so that a screen reader says how many.
 */
export function RowList({
  columns = "one",
  children,
}: {
  columns?: "one" | "two" | undefined;
  children: ReactNode;
}) {
  return <ul className={`rows plain-list ${columns}`}>{children}</ul>;
}

/**
 * One record: its name (a link to its page, where it has one), a quiet line under it, and a button or tag at
 * the right.
 *
 * Accessibility: the action follows the name in reading order; give a button a name of its own (`aria-label`)
 * where its words are the same in every row.
 */
export function RowItem({
  title,
  href,
  note,
  action,
}: {
  title: ReactNode;
  href?: string | undefined;
  note?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <li>
      <div>
        {href ? <a href={href}>{title}</a> : <strong>{title}</strong>}
        {note && <small>{note}</small>}
      </div>
      {action}
    </li>
  );
}
