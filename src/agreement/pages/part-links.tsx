import { useIntl } from "react-intl";

/** The ways through a long text, some clauses at a time; nothing where all stand on one page. */
export function PartLinks({
  page,
  pages,
  from,
  until,
  here,
}: {
  page: number;
  pages: number;
  /** Numbers of the clauses that are shown. */
  from: number;
  until: number;
  here: string;
}) {
  const intl = useIntl();
  if (pages < 2) return null;
  const link = (to: number, rel: "prev" | "next") => (
    <li>
      <a rel={rel} href={to > 1 ? `${here}?page=${to}` : here}>
        {intl.formatMessage({ id: rel === "prev" ? "ui.pagination.previous" : "ui.pagination.next" })}
      </a>
    </li>
  );
  return (
    <nav className="pages" aria-label={intl.formatMessage({ id: "ui.pagination.label" })}>
      <span className="quiet">
        {intl.formatMessage({ id: "agreement.proposal.part" }, { page, pages, from, until })}
      </span>
      <ol className="plain-list">
        {page > 1 && link(page - 1, "prev")}
        {page < pages && link(page + 1, "next")}
      </ol>
    </nav>
  );
}
