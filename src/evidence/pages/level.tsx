import { useIntl } from "react-intl";
import type { LevelValue } from "../indicator.ts";
import { Figure } from "../../ui/index.ts";
import { people } from "../format.ts";
import { stateWord } from "../state-word.ts";

type Props = { level: Pick<LevelValue, "state" | "reason" | "value" | "ci">; href?: string | undefined };

/** People employed with the interval, or in a few words why the number is not shown. */
export function Level({ level: { state, reason, value, ci }, href }: Props) {
  const intl = useIntl();
  if (value === null) return <span className="quiet">{stateWord(intl, state, reason)}</span>;
  return (
    <>
      <Figure value={value} format={people} href={href} />{" "}
      {ci && (
        <small>
          {intl.formatMessage(
            { id: "ui.interval.range" },
            { low: intl.formatNumber(ci[0], people), high: intl.formatNumber(ci[1], people) },
          )}
        </small>
      )}
    </>
  );
}
