import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useState, useSyncExternalStore } from "react";
import { useIntl } from "react-intl";
import { classNames } from "../class-names.ts";
import { useScripts } from "../scripts.ts";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";

type Without<T> = Omit<T, keyof FieldProps | "required" | "children">;

/** Splits what belongs to the field from what goes to the native control. */
function fieldOf<T extends FieldProps>({ name, label, hint, error, optional, id, ...rest }: T) {
  return { field: { name, label, hint, error, optional, id } satisfies FieldProps, rest };
}

/**
 * One line of text. `type` may be text, email, tel, number, search, date …; `width` in characters fits the
 * box to the answer that is expected.
 *
 * Accessibility: as Field; give `autoComplete` for a person's own data (WCAG 1.3.5).
 */
export function TextInput(
  props: FieldProps & Without<InputHTMLAttributes<HTMLInputElement>> & { width?: number | undefined },
) {
  const { field, rest } = fieldOf(props);
  const { width, className, ...input } = rest;
  return (
    <Field {...field}>
      {(control) => (
        <input
          type="text"
          {...input}
          {...control}
          className={classNames("input", className)}
          {...(width && { style: { maxWidth: `${width + 3}ch` } })}
        />
      )}
    </Field>
  );
}

/**
 * Several lines of text.
 *
 * Accessibility: as Field; can be made taller by hand, never wider than the page.
 */
export function TextArea(props: FieldProps & Without<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { field, rest } = fieldOf(props);
  const { className, ...input } = rest;
  return (
    <Field {...field}>
      {(control) => <textarea rows={5} {...input} {...control} className={classNames("input", className)} />}
    </Field>
  );
}

const never = () => () => {};

/**
 * A password with a button that shows it. Without JavaScript there is no such button, and the input works
 * alone.
 *
 * Accessibility: pasting and password managers work (`autoComplete`); the button says what it will do and its
 * state.
 */
export function PasswordInput(
  props: FieldProps & Without<InputHTMLAttributes<HTMLInputElement>> & { autoComplete: string },
) {
  useScripts();
  const intl = useIntl();
  const { field, rest } = fieldOf(props);
  const [shown, setShown] = useState(false);
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Field {...field}>
      {(control) => (
        <div className="password">
          <input
            autoCapitalize="none"
            spellCheck={false}
            {...rest}
            {...control}
            type={shown ? "text" : "password"}
            className="input"
          />
          {hydrated && (
            <button
              type="button"
              className="button plain"
              aria-controls={control.id}
              onClick={() => setShown(!shown)}
            >
              {intl.formatMessage({ id: shown ? "ui.password.hide" : "ui.password.show" })}
            </button>
          )}
        </div>
      )}
    </Field>
  );
}

/**
 * A claim code, printed on paper in groups of letters and digits.
 *
 * @param groups lengths of the groups, for example `[4, 4, 4]`: size and example follow from it. Hyphens,
 *   spaces and lower case are for the receiving use case to forgive, so nothing that was typed is refused
 *   here.
 *
 * Accessibility: monospaced with wide letters; no spelling, no correction, capitals from a phone's keyboard.
 */
export function CodeInput({
  groups = [4, 4, 4],
  ...props
}: FieldProps & Without<InputHTMLAttributes<HTMLInputElement>> & { groups?: readonly number[] | undefined }) {
  const { field, rest } = fieldOf(props);
  const length = groups.reduce((sum, group) => sum + group + 1, -1);
  return (
    <Field {...field}>
      {(control) => (
        <input
          type="text"
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder={groups.map((group) => "·".repeat(group)).join("-")}
          {...rest}
          {...control}
          className="input code"
          style={{ maxWidth: `calc(${length} * 1.32ch + 40px)` }}
        />
      )}
    </Field>
  );
}

export type SelectOption = { value: string; label: string; lang?: string | undefined };

/**
 * One of many, as the native list of the device.
 *
 * @param placeholder first line that stands for "nothing chosen yet"; its value is empty
 *
 * Accessibility: as Field; nothing happens on change, the form has its own button.
 */
export function Select({
  options,
  placeholder,
  ...props
}: FieldProps &
  Without<SelectHTMLAttributes<HTMLSelectElement>> & {
    options: readonly SelectOption[];
    placeholder?: string | undefined;
  }) {
  const { field, rest } = fieldOf(props);
  const { className, ...select } = rest;
  // An option of no value is an answer ("both parties"); a browser would take it for none and hold the form back.
  const answered = options.some(({ value }) => value === "");
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...select}
          {...control}
          required={control.required && !answered}
          className={classNames("input", className)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/**
 * A file from the device. Say in the hint which kinds and which size are taken.
 *
 * Accessibility: the native control, with its name of the chosen file; no dropping is needed.
 */
export function FileInput(props: FieldProps & Without<InputHTMLAttributes<HTMLInputElement>>) {
  const { field, rest } = fieldOf(props);
  return (
    <Field {...field}>{(control) => <input {...rest} {...control} type="file" className="input" />}</Field>
  );
}
