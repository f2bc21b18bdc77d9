import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { FieldNotes, OptionalMark } from "../field/field.tsx";

export type FieldsetProps = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean | undefined;
  /** Needed where there is a hint or an error; an error summary links to `id`. */
  id: string;
  children: ReactNode;
};

/**
 * Questions that belong together, or the choices of one question.
 *
 * Accessibility: a native fieldset with a legend; hint and error are its description.
 */
export function Fieldset({ legend, hint, error, optional, id, children }: FieldsetProps) {
  const describedBy = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return (
    <fieldset
      className={classNames("fieldset", Boolean(error) && "invalid")}
      aria-describedby={describedBy || undefined}
    >
      <legend>
        {legend} <OptionalMark shown={optional} />
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}

export type CheckboxProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
  required?: boolean | undefined;
  id?: string | undefined;
};

/**
 * One yes or no, or one of several that may all be ticked (give them the same name and different ids).
 *
 * Accessibility: native control, the whole line is its label and is 44 px high.
 */
export function Checkbox({ label, hint, error, id, ...input }: CheckboxProps) {
  return (
    <Choice type="checkbox" label={label} hint={hint} error={error} input={input} id={id ?? input.name} />
  );
}

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode };

/**
 * One of a few, all in view.
 *
 * Accessibility: native radios in a fieldset; the first has the id `name`, so that an error summary can link
 * to it.
 */
export function Radios({
  name,
  options,
  defaultValue,
  ...fieldset
}: Omit<FieldsetProps, "children" | "id"> & {
  name: string;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
}) {
  return (
    <Fieldset {...fieldset} id={`${name}-group`}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="radio"
          id={index === 0 ? name : `${name}-${index}`}
          label={option.label}
          hint={option.hint}
          input={{
            name,
            value: option.value,
            defaultChecked: option.value === defaultValue,
            required: !fieldset.optional,
          }}
        />
      ))}
    </Fieldset>
  );
}

type ChoiceProps = {
  type: "checkbox" | "radio";
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  input: Omit<CheckboxProps, "label" | "hint" | "error" | "id">;
};

function Choice({ type, id, label, hint, error, input }: ChoiceProps) {
  const describedBy = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return (
    <div className={classNames("choice", Boolean(error) && "invalid")}>
      <input
        {...input}
        type={type}
        id={id}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
      />
      <label htmlFor={id}>{label}</label>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
