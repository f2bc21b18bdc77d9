import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Tag } from "../tag/tag.tsx";
import { dueTag } from "./due-tag.ts";

export type DueItemProps = {
  /** Date by which it is owed, and the date at the reader's place; both `YYYY-MM-DD`. */
  due: string;
  today: string;
  title: ReactNode;
  href: string;
  note?: ReactNode;
  /** Who acts after the reader. */
  nextActor?: ReactNode;
};

/**
 * Duties in the order they are due.
 *
 * Accessibility: a list, so that a screen reader says how many.
 */
export function DueList({ children }: { children: ReactNode }) {
  return <ul className="due-list plain-list">{children}</ul>;
}

/**
 * One duty: by when, what, and who is next. The whole row is the link.
 *
 * Accessibility: one link named by its title; late is said in words; the date in full is in `time`.
 */
export function DueItem({ due, today, title, href, note, nextActor }: DueItemProps) {
  const intl = useIntl();
  const tag = dueTag(due, today);
  const date = (options: Intl.DateTimeFormatOptions) =>
    intl.formatDate(`${due}T00:00:00Z`, { timeZone: "UTC", ...options });
  const sameYear = due.slice(0, 4) === today.slice(0, 4);
  return (
    <li className="due">
      <Tag kind={tag.kind === "late" ? "late" : "neutral"}>
        <time dateTime={due} title={date({ dateStyle: "full" })}>
          {tag.kind === "dated"
            ? date({ day: "numeric", month: "short", ...(!sameYear && { year: "numeric" }) })
            : intl.formatMessage({ id: `ui.due.${tag.kind}` }, tag.kind === "late" ? { days: tag.days } : {})}
        </time>
      </Tag>
      <div>
        <a href={href}>{title}</a>
        {note && <small>{note}</small>}
        {nextActor && <small>{intl.formatMessage({ id: "ui.due.next" }, { actor: nextActor })}</small>}
      </div>
    </li>
  );
}
