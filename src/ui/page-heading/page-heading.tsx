import type { ReactNode } from "react";
import { useIntl } from "react-intl";

export type Crumb = { label: ReactNode; href?: string | undefined };

export type PageHeadingProps = {
  title: ReactNode;
  /** One or two sentences: what this page is and what can be done here. */
  lead?: ReactNode;
  /** The way down to this page, without the page itself. */
  breadcrumb?: readonly Crumb[] | undefined;
  /** A quiet line of facts under the title: date, edition, fingerprint. */
  meta?: ReactNode;
  /** Buttons of the page. */
  actions?: ReactNode;
};

/**
 * The head of a page: where we are, what it is called, what it is for.
 *
 * Accessibility: the only `h1` of the page; the breadcrumb is a navigation with its own name.
 */
export function PageHeading({ title, lead, breadcrumb, meta, actions }: PageHeadingProps) {
  const intl = useIntl();
  return (
    <div className="page-heading">
      {breadcrumb && breadcrumb.length > 0 && (
        <nav aria-label={intl.formatMessage({ id: "ui.breadcrumb.label" })}>
          <ol className="crumbs plain-list">
            {breadcrumb.map((crumb, index) => (
              <li key={index}>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}</li>
            ))}
          </ol>
        </nav>
      )}
      <h1>{title}</h1>
      {meta && <p className="quiet">{meta}</p>}
      {lead && <p className="lead">{lead}</p>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
