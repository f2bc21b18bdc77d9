import { useState, useSyncExternalStore } from "react";
import { useIntl } from "react-intl";
import type { FieldProps } from "../field/field.tsx";
import { Field } from "../field/field.tsx";
import { useScripts } from "../scripts.ts";

type SliderProps = Pick<FieldProps, "name" | "hint"> & {
  label: string;
  /** The ends and the steps of the slider. */
  min: number;
  max: number;
  step: number;
  /** Where it stands when nothing is said; the field is then empty. */
  neutral: number;
  /** As it was typed. */
  value?: string | undefined;
  /** The number may lie far beyond the ends of the slider, which are then on both sides of zero. */
  free?: boolean | undefined;
  /** The number is a whole one; others may lie between the steps. */
  whole?: boolean | undefined;
};

const never = () => () => {};

/**
 * A number, and where there is JavaScript a slider that sets it. Only the number is sent.
 *
 * Accessibility: both are native inputs; the number has the label, the slider the same name, so that either
 * can be used alone.
 */
export function Slider({ name, label, hint, min, max, step, neutral, value, free, whole }: SliderProps) {
  useScripts();
  const intl = useIntl();
  const [typed, setTyped] = useState(value ?? "");
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Field name={name} label={label} hint={hint}>
      {({ required: _, ...control }) => (
        <div className="slider">
          <input
            {...control}
            type="number"
            className="input"
            min={free ? 50 * min : min}
            max={free ? 50 * max : max}
            step={whole ? 1 : "any"}
            placeholder={intl.formatNumber(neutral)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {hydrated && (
            <input
              type="range"
              aria-label={label}
              min={min}
              max={max}
              step={step}
              value={typed === "" ? neutral : Number(typed)}
              onChange={(event) => setTyped(Number(event.target.value) === neutral ? "" : event.target.value)}
            />
          )}
        </div>
      )}
    </Field>
  );
}
