import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Button, Field } from "../../ui/index.ts";

/** One line to type in and a button; a plain form, so it works without a script. `children`: hidden fields that stay. */
export function SearchForm({
  action,
  q,
  label,
  hint,
  name = "q",
  children,
}: {
  action: string;
  q: string;
  label: string;
  hint?: string | undefined;
  name?: string | undefined;
  children?: ReactNode;
}) {
  const intl = useIntl();
  return (
    <form method="get" action={action} role="search" aria-label={label}>
      {children}
      <Field name={name} label={label} hint={hint}>
        {(control) => (
          <div className="password">
            <input
              {...control}
              type="search"
              className="input"
              defaultValue={q}
              maxLength={200}
              autoComplete="off"
              required={false}
            />
            <Button variant="plain">{intl.formatMessage({ id: "vocabulary.search.submit" })}</Button>
          </div>
        )}
      </Field>
    </form>
  );
}
