import type { FormatNumberOptions } from "react-intl";
import { useIntl } from "react-intl";
import { Figure } from "../figure/figure.tsx";
import { axisOf } from "./axis.ts";

export type IntervalProps = {
  value: number;
  /** Lower and upper end of the 95 % interval, in the unit of the value. */
  low: number;
  high: number;
  /** The mark that the value is held against. */
  threshold?: number | undefined;
  /** Ends of the axis. Give the same to all rows of a table, so that they can be compared. */
  domain?: readonly [number, number] | undefined;
  format?: FormatNumberOptions | undefined;
  href?: string | undefined;
  /** Keeps the threshold out of the visible text, where a table says it once for all rows. */
  compact?: boolean | undefined;
};

/**
 * A value, its 95 % interval in figures, and both drawn against a threshold.
 *
 * Accessibility: the drawing is hidden from screen readers because the text beside it, threshold included, says the
 * same; its lines take the text's colour and stay in forced colours and on paper.
 */
export function Interval({ value, low, high, threshold, domain, format, href, compact }: IntervalProps) {
  const intl = useIntl();
  const at = axisOf(domain ?? [Math.min(low, threshold ?? low), Math.max(high, threshold ?? high)]);
  const number = (n: number) => intl.formatNumber(n, format);
  return (
    <span className="interval">
      <Figure value={value} href={href} format={format} />
      <svg className="whisker" width="100%" height="16" aria-hidden="true">
        <line className="track" x1="0" x2="100%" y1="8" y2="8" />
        <line x1={at(low)} x2={at(high)} y1="8" y2="8" />
        <line className="end" x1={at(low)} x2={at(low)} y1="4" y2="12" />
        <line className="end" x1={at(high)} x2={at(high)} y1="4" y2="12" />
        <circle cx={at(value)} cy="8" r="4" />
        {threshold !== undefined && (
          <line className="mark" x1={at(threshold)} x2={at(threshold)} y1="0" y2="16" />
        )}
      </svg>
      <small>
        <span className="hidden-text">{intl.formatMessage({ id: "ui.interval.label" })} </span>
        {number(low)}–{number(high)}
        {threshold !== undefined && (
          <span className={compact ? "hidden-text" : undefined}>
            {" · "}
            {intl.formatMessage({ id: "ui.interval.threshold" }, { value: number(threshold) })}
          </span>
        )}
      </small>
    </span>
  );
}
