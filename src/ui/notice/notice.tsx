import type { ReactNode } from "react";
import { useIntl } from "react-intl";

export type NoticeKind = "info" | "success" | "warning" | "error";

const icons: Record<NoticeKind, string> = {
  info: "M10 9v5M10 6v.01",
  success: "M6 10.5l2.8 2.8L14 7.5",
  warning: "M10 5.5v5.5M10 14v.01",
  error: "M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4",
};

/**
 * Tells what happened or what to know before going on.
 *
 * Accessibility: an icon and a hidden word name the kind, colour only repeats it; an error is announced at
 * once (`alert`), a success politely (`status`).
 */
export function Notice({
  kind = "info",
  title,
  children,
}: {
  kind?: NoticeKind | undefined;
  title?: ReactNode;
  children?: ReactNode;
}) {
  const intl = useIntl();
  const role = kind === "error" ? "alert" : kind === "success" ? "status" : undefined;
  return (
    <div className={`notice ${kind}`} role={role}>
      <svg viewBox="0 0 20 20" width="22" height="22" aria-hidden="true">
        <circle cx="10" cy="10" r="9" />
        <path d={icons[kind]} />
      </svg>
      <div>
        <span className="hidden-text">{intl.formatMessage({ id: `ui.notice.${kind}` })}: </span>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
