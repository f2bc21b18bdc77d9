import type { ReactNode } from "react";
import type { FieldProps } from "../field/field.tsx";

/** One choice. `text` is what stands in the field once it is chosen; `note` stands under it in the list. */
export type ComboboxOption = { key: string; text: string; note?: ReactNode };

export type ComboboxProps = FieldProps & {
  /** Choices for what has been typed, the likeliest first. */
  search: (typed: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  /** Chosen before. */
  chosen?: ComboboxOption | undefined;
  /** Typed before, and nothing chosen. */
  typed?: string | undefined;
  /** Longest text that can be typed. */
  maxLength?: number | undefined;
  /** Stands beside the field where there is no JavaScript: the way to a page that lists the choices. */
  withoutScript: ReactNode;
};

/** The choice, and the words that it was made by, for the form. */
export function ChosenInputs({ name, chosen }: { name: string; chosen: ComboboxOption | undefined }) {
  return (
    <>
      <input type="hidden" name={name} value={chosen?.key ?? ""} readOnly />
      <input type="hidden" name={`${name}-shown`} value={chosen?.text ?? ""} readOnly />
    </>
  );
}
