import type { FormatNumberOptions } from "react-intl";
import { useIntl } from "react-intl";

export type IndicatorBarProps = {
  value: number;
  /** What a full bar is. */
  max: number;
  /** The upright line: where the value should be by now. */
  target?: number | undefined;
  label: string;
  format?: FormatNumberOptions | undefined;
};

/**
 * How far a figure is on its way, with an upright line for the target of the period.
 *
 * Accessibility: an image whose name holds value, whole and target; the line keeps 3:1 against bar and
 * ground.
 */
export function IndicatorBar({ value, max, target, label, format }: IndicatorBarProps) {
  const intl = useIntl();
  const share = (n: number) => `${Math.round(Math.min(1, Math.max(0, n / max)) * 1000) / 10}%`;
  const number = (n: number) => intl.formatNumber(n, format);
  const name = [
    intl.formatMessage({ id: "ui.bar.value" }, { label, value: number(value), max: number(max) }),
    target !== undefined && intl.formatMessage({ id: "ui.bar.target" }, { value: number(target) }),
  ];
  return (
    <svg className="meter" role="img" aria-label={name.filter(Boolean).join("; ")}>
      <rect className="track" width="100%" />
      <rect className="fill" width={share(value)} />
      {target !== undefined && <rect className="mark" x={share(target)} />}
    </svg>
  );
}
