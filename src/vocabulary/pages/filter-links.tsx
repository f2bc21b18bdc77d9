import { useIntl } from "react-intl";

/** Links that narrow a list, each with how many it would show; the one in view is marked. */
export function FilterLinks({
  label,
  links,
}: {
  /** What is chosen here: "Kinds". */
  label: string;
  links: readonly { href: string; text: string; count?: number | undefined; current: boolean }[];
}) {
  const intl = useIntl();
  return (
    <nav aria-label={label}>
      <ul className="links plain-list">
        {links.map(({ href, text, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "true" : undefined}>
              {text}
              {count !== undefined && ` (${intl.formatNumber(count)})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
