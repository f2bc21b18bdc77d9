import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { classNames } from "../class-names.ts";

export type ButtonVariant = "primary" | "plain" | "danger";

const look = (variant: ButtonVariant, className?: string) =>
  classNames("button", variant !== "primary" && variant, className);

/**
 * Does something: submits its form unless `type` says otherwise. One primary button a page.
 *
 * Accessibility: a native button, 44 px high, focus always visible; `danger` says in words what it will do.
 */
export function Button({
  variant = "primary",
  className,
  type = "submit",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant | undefined }) {
  return <button {...rest} type={type} className={look(variant, className)} />;
}

/**
 * Leads somewhere and looks like a button.
 *
 * Accessibility: a native link: it is announced as a link and opens in a new tab when asked to.
 */
export function LinkButton({
  variant = "primary",
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; variant?: ButtonVariant | undefined }) {
  return (
    <a {...rest} className={look(variant, className)}>
      {children}
    </a>
  );
}
