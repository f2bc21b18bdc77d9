import { useIntl } from "react-intl";
import { pageWindow } from "./page-window.ts";

export type PaginationProps = {
  /** Current page, from 1. */
  page: number;
  pageSize: number;
  /** Records in the whole list. */
  total: number;
  href: (page: number) => string;
};

/**
 * Which part of a list is in view, and links to the other parts. Says only the count when all fits on one
 * page.
 *
 * Accessibility: a navigation with a name; the current page carries `aria-current`; targets are 44 px.
 */
export function Pagination({ page, pageSize, total, href }: PaginationProps) {
  const intl = useIntl();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  const count = intl.formatMessage({ id: "ui.pagination.count" }, { from, to, total });
  if (pages === 1) return <p className="quiet">{count}</p>;
  const previous = intl.formatMessage({ id: "ui.pagination.previous" });
  const next = intl.formatMessage({ id: "ui.pagination.next" });
  return (
    <nav className="pages" aria-label={intl.formatMessage({ id: "ui.pagination.label" })}>
      <span className="quiet">{count}</span>
      <ol className="plain-list">
        <li>
          {page > 1 && (
            <a rel="prev" href={href(page - 1)}>
              {previous}
            </a>
          )}
        </li>
        {pageWindow(page, pages).map((number, index) => (
          <li key={number ?? `gap-${index}`} className={number === null ? "gap" : "number"}>
            {number === null ? (
              "…"
            ) : (
              <a
                href={href(number)}
                aria-current={number === page ? "page" : undefined}
                aria-label={intl.formatMessage({ id: "ui.pagination.page" }, { page: number, pages })}
              >
                {intl.formatNumber(number)}
              </a>
            )}
          </li>
        ))}
        <li>
          {page < pages && (
            <a rel="next" href={href(page + 1)}>
              {next}
            </a>
          )}
        </li>
      </ol>
    </nav>
  );
}
