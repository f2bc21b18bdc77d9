import type { ReactNode } from "react";
import { useIntl } from "react-intl";

export type FilterLink = { label: ReactNode; href: string; count?: number | undefined; current: boolean };

/**
 * Ways to narrow a list, one of them in force, each with how many records it leaves.
 *
 * @param label what the list is narrowed by
 *
 * Accessibility: a navigation with a name; the one in force carries `aria-current`; targets are 44 px high.
 */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  const intl = useIntl();
  return (
    <nav className="filter-links" aria-label={label}>
      <ul className="plain-list">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current ? "page" : undefined}>
              {link.label}
              {link.count !== undefined && <small> {intl.formatNumber(link.count)}</small>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
