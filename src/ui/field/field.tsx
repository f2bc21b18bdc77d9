import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { classNames } from "../class-names.ts";

export type FieldProps = {
  /** Name of the value in the form; also the id of the control, to which an error summary links. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Says "(optional)" behind the label, or `silently` nothing. Fields are required unless they say so. */
  optional?: boolean | "silently" | undefined;
  id?: string | undefined;
};

/** What a control must carry to belong to its field. */
export type ControlProps = {
  id: string;
  name: string;
  required: boolean;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
};

/** The attributes that tie a control to its label, hint and error. */
function controlProps({ name, hint, error, optional, id = name }: FieldProps): ControlProps {
  const describedBy = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return {
    id,
    name,
    required: !optional,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": error ? true : undefined,
  };
}

/**
 * Label, hint, error and a control of any kind.
 *
 * Accessibility: the label is a `label` of the control; hint and error are its description, the error stands
 * between hint and control and is marked by a word, a bar and a colour; what is optional says so, nothing is
 * starred.
 */
export function Field({
  children,
  ...field
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const control = controlProps(field);
  return (
    <div className={classNames("field", Boolean(field.error) && "invalid")}>
      <label htmlFor={control.id}>
        {field.label} <OptionalMark shown={field.optional} />
      </label>
      <FieldNotes id={control.id} hint={field.hint} error={field.error} />
      {children(control)}
    </div>
  );
}

/** "(optional)" behind a label or a legend. */
export function OptionalMark({ shown }: { shown: boolean | "silently" | undefined }) {
  const intl = useIntl();
  return shown === true ? (
    <span className="quiet">{intl.formatMessage({ id: "ui.field.optional" })}</span>
  ) : null;
}

/** Hint and error of a control, with the ids that `controlProps` refers to. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: ReactNode; error?: ReactNode }) {
  const intl = useIntl();
  return (
    <>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="field-error" id={`${id}-error`}>
          <span className="hidden-text">{intl.formatMessage({ id: "ui.notice.error" })}: </span>
          {error}
        </div>
      )}
    </>
  );
}
