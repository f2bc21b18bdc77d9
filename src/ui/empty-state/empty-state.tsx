import type { ReactNode } from "react";

/**
 * Stands where a list has nothing yet, and teaches: what will be here, what to do next, and the button for
 * it.
 *
 * Accessibility: ordinary heading and text in the place of the list; the drawing is decoration.
 */
export function EmptyState({
  title,
  level = 2,
  action,
  children,
}: {
  title: ReactNode;
  level?: 2 | 3 | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <svg viewBox="0 0 96 34" width="96" height="34" aria-hidden="true">
        <path className="arc" d="M4 28Q48-20 92 28M26 28V13M48 28V5M70 28V13" />
        <path className="deck" d="M2 28H94" />
      </svg>
      <Heading>{title}</Heading>
      {children && <div className="empty-body">{children}</div>}
      {action && <div className="actions">{action}</div>}
    </div>
  );
}
