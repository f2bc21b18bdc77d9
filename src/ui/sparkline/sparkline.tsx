import type { FormatNumberOptions } from "react-intl";
import { useIntl } from "react-intl";
import { HiddenText } from "../hidden-text/hidden-text.tsx";

export type SeriesPoint = {
  /** Period, as the reader says it: "Agu 2024". */
  label: string;
  value: number | null;
  /** Why there is no value, or why none may be shown. */
  state?: "shown" | "suppressed" | "missing" | undefined;
};

export type SparklineProps = {
  /** What the series counts. */
  label: string;
  points: readonly SeriesPoint[];
  kind?: "bars" | "line" | undefined;
  format?: FormatNumberOptions | undefined;
};

const height = 30;
const step = 10;

/**
 * A short series beside its last value. A suppressed period is a dotted ring, a missing one a dash; neither
 * is zero.
 *
 * Accessibility: an image named by what it counts, its first and its last value; show the whole series as a
 * table where it is the subject of the page.
 */
export function Sparkline({ label, points, kind = "bars", format }: SparklineProps) {
  const intl = useIntl();
  const shown = points.filter((point) => isShown(point));
  const top = Math.max(0, ...shown.map((point) => point.value ?? 0));
  const bottom = kind === "bars" ? Math.min(0, ...values(shown)) : Math.min(...values(shown));
  const y = (value: number) => 3 + (height - 6) * (top > bottom ? (top - value) / (top - bottom) : 0.5);
  const width = points.length * step;
  const [first, last] = [shown[0], shown.at(-1)];
  const say = (point: SeriesPoint) => `${point.label}: ${intl.formatNumber(point.value ?? 0, format)}`;
  const name =
    first && last
      ? intl.formatMessage({ id: "ui.sparkline.range" }, { label, first: say(first), last: say(last) })
      : intl.formatMessage({ id: "ui.sparkline.none" }, { label });
  return (
    <>
      <svg
        className="spark"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        aria-hidden="true"
      >
        {kind === "line" && <path className="line" d={linePath(points, y)} />}
        {points.map((point, index) => {
          const x = index * step;
          const value = point.value;
          if (!isShown(point) || value === null) {
            return point.state === "suppressed" ? (
              <circle key={index} className="suppressed" cx={x + 4} cy={height - 5} r="3" />
            ) : (
              <path key={index} className="missing" d={`M${x + 1} ${height - 2}h7`} />
            );
          }
          const className = point === last ? "last" : undefined;
          if (kind === "line") {
            return point === last && <circle key={index} className="last" cx={x + 4} cy={y(value)} r="3" />;
          }
          const from = Math.min(y(value), y(0));
          const size = Math.max(1, Math.abs(y(0) - y(value)));
          return <rect key={index} className={className} x={x + 1} y={from} width="7" height={size} rx="1" />;
        })}
      </svg>
      <HiddenText>{name}</HiddenText>
    </>
  );
}

const isShown = (point: SeriesPoint) => point.value !== null && (point.state ?? "shown") === "shown";
const values = (points: readonly SeriesPoint[]) => points.map((point) => point.value ?? 0);

/** A line that is interrupted where there is no value: a gap is never bridged. */
function linePath(points: readonly SeriesPoint[], y: (value: number) => number): string {
  return points
    .map((point, index) => {
      if (!isShown(point) || point.value === null) return "";
      const previous = points[index - 1];
      const command = previous && isShown(previous) ? "L" : "M";
      return `${command}${index * step + 4} ${Math.round(y(point.value) * 10) / 10}`;
    })
    .join("");
}
