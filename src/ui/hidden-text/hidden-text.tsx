import type { ReactNode } from "react";

/**
 * Words for a screen reader where the eye has a picture.
 *
 * Accessibility: stays in the reading order and in the accessible name of its parent; never holds a focusable
 * element.
 */
export function HiddenText({ children }: { children: ReactNode }) {
  return <span className="hidden-text">{children}</span>;
}
