import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { useIntl } from "react-intl";

export type FieldError = {
  /** The id of the field, which is its name unless another was given; without one the sentence is no link. */
  field?: string | undefined;
  message: ReactNode;
};

/**
 * Everything that keeps a form from being accepted, first on the page, each line a link to its field.
 *
 * Accessibility: takes the focus when the page opens (without JavaScript by `autofocus`), is announced as an
 * alert, says how many errors there are; the same sentence stands at the field. Renders nothing when there is
 * no error.
 */
export function ErrorSummary({ errors, title }: { errors: readonly FieldError[]; title?: ReactNode }) {
  const intl = useIntl();
  const headingId = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Somebody who is already typing keeps the focus.
    if (document.activeElement === document.body) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="notice errors" role="alert" aria-labelledby={headingId} tabIndex={-1} ref={box} autoFocus>
      <div>
        <h2 id={headingId}>
          {title ?? intl.formatMessage({ id: "ui.errors.title" }, { count: errors.length })}
        </h2>
        <ul>
          {errors.map((error, index) => (
            <li key={index}>
              {error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
