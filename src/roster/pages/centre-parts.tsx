import { useIntl } from "react-intl";
import { Tag } from "../../ui/index.ts";
import type { CentreFigure } from "../centre.ts";

/** A year, or a quarter of one, as people write it. */
export function usePeriod(): (period: string) => string {
  const intl = useIntl();
  return (period) => {
    const [year = "", quarter] = period.split("-Q");
    return quarter ? intl.formatMessage({ id: "roster.centre.quarter" }, { year, quarter }) : year;
  };
}

type Told = Pick<CentreFigure, "value" | "source" | "sourceYear">;

/** What sources say of one thing, one under the other, each with its name and year; a mark where they differ. */
export function ToldFigures({ figures, differ }: { figures: readonly Told[]; differ: boolean }) {
  const intl = useIntl();
  return (
    <>
      {figures.map(({ value, source, sourceYear }) => (
        <div key={`${source} ${sourceYear}`}>
          <strong>{intl.formatNumber(value)}</strong>{" "}
          <span className="quiet">
            {intl.formatMessage({ id: "roster.centre.toldBy" }, { source, year: String(sourceYear) })}
          </span>
        </div>
      ))}
      {differ && <Tag kind="new">{intl.formatMessage({ id: "roster.centre.differ" })}</Tag>}
    </>
  );
}
