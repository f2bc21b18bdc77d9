import type { ReactNode } from "react";

/**
 * What somebody said, one under the other: a head that says about what, the words, who and when, and what to do with it.
 *
 * Accessibility: an article; links lead to it by its `id`, and its words carry their own `lang`.
 */
export function Remark({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <article id={id} className="remark">
      {children}
    </article>
  );
}
