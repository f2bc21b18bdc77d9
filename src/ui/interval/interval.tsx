import type { FormatNumberOptions } from "react-intl";
import { useIntl } from "react-intl";
import { trueMinus } from "../../platform/index.ts";
import { Figure } from "../figure/figure.tsx";
import { HiddenText } from "../hidden-text/hidden-text.tsx";
import { axisOf, tenth } from "./axis.ts";

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
 * An interval with its value on an axis, and the threshold where there is one.
 *
 * Accessibility: hidden from screen readers; whoever draws it says the same beside it.
 */
export function Whisker({
  value,
  low,
  high,
  threshold,
  domain,
}: Pick<IntervalProps, "value" | "low" | "high" | "threshold" | "domain">) {
  const at = axisOf(domain ?? [Math.min(low, threshold ?? low), Math.max(high, threshold ?? high)]);
  return (
    <svg className="whisker" aria-hidden="true">
      <rect x={`${at(low)}%`} width={`${tenth(at(high) - at(low))}%`} />
      <circle cx={`${at(value)}%`} />
      {threshold !== undefined && <rect className="mark" x={`${at(threshold)}%`} />}
    </svg>
  );
}

/**
 * A value, its 95 % interval in figures, and both drawn against a threshold.
 *
 * Accessibility: the drawing is hidden from screen readers because the text beside it, threshold included,
 * says the same; it is drawn in foreground colour and stays in forced colours and on paper.
 */
export function Interval({ value, low, high, threshold, domain, format, href, compact }: IntervalProps) {
  const intl = useIntl();
  const number = (n: number) => trueMinus(intl.formatNumber(n, format));
  const ends = intl.formatMessage({ id: "ui.interval.label" });
  const mark =
    threshold === undefined
      ? ""
      : ` · ${intl.formatMessage({ id: "ui.interval.threshold" }, { value: number(threshold) })}`;
  return (
    <span className="interval">
      <Figure value={value} href={href} format={format} />
      <Whisker {...{ value, low, high, threshold, domain }} />
      <small>
        <HiddenText>{`${ends} `}</HiddenText>
        {intl.formatMessage({ id: "ui.interval.range" }, { low: number(low), high: number(high) })}
        {!compact && mark}
        {compact && mark && <HiddenText>{mark}</HiddenText>}
      </small>
    </span>
  );
}
