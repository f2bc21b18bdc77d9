import { useIntl } from "react-intl";
import { national } from "../area.ts";
import { formulas } from "../formula.ts";
import type { IndicatorValue } from "../indicator.ts";
import type { Parameters } from "../parameters.ts";
import { Card, Figure, Interval, StateDots, Tag, type DotState } from "../../ui/index.ts";
import { shownAs } from "./format.ts";

type Props = {
  listId: string;
  code: string;
  area: string;
  values: readonly IndicatorValue[];
  rules: Parameters["rules"];
  window: { from: string; to: string; years: number } | null;
  mayOpenRecords: boolean;
};

/** Every indicator of an occupation: its value with interval and threshold, or why there is none; then how it is made. */
export function IndicatorTable({ values, ...rest }: Props) {
  const intl = useIntl();
  return (
    <Card
      title={intl.formatMessage({ id: "evidence.dossier.indicators" })}
      foot={intl.formatMessage({ id: "evidence.dossier.follow" })}
    >
      <ul className="plain-list indicators">
        {values.map((value) => (
          <Indicator key={value.indicator} value={value} {...rest} />
        ))}
      </ul>
    </Card>
  );
}

function Indicator({
  value,
  listId,
  code,
  area,
  rules,
  mayOpenRecords,
}: Omit<Props, "values"> & { value: IndicatorValue }) {
  const intl = useIntl();
  const { indicator, state, reason, ci, threshold, n } = value;
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { value: shown, format } = shownAs(indicator);
  const formula = formulas[indicator];
  const unit = say(`evidence.unit.${formula.unit}`);
  // Only the whole country's numbers are records on the thread.
  const href = area === national ? `/thread/evidence.value/${listId}/${code}/${indicator}` : undefined;
  const rule = rules[indicator] ?? { kind: "economy" as const };
  return (
    <li id={indicator} className="indicator">
      <div className="indicator-line">
        <h3>
          <StateDots states={[state as DotState]} /> {say(`evidence.indicator.${indicator}`)}{" "}
          {formula.unit !== "share" && <small>{unit}</small>}
        </h3>
        <Tag kind={state === "pass" ? "ok" : state === "fail" ? "neutral" : "suppressed"}>
          {say(`ui.state.${state}`)}
        </Tag>
      </div>
      {value.value === null ? (
        <p className="quiet">{reason ? say(`evidence.absence.${reason}`) : say(`ui.state.${state}`)}</p>
      ) : ci ? (
        <Interval
          value={shown(value.value)}
          low={shown(ci[0])}
          high={shown(ci[1])}
          threshold={threshold === null ? undefined : shown(threshold)}
          format={format}
          href={href}
        />
      ) : (
        <p>
          <Figure value={shown(value.value)} format={format} href={href} />
          {threshold !== null && (
            <small>
              {" "}
              {say("ui.interval.threshold", { value: intl.formatNumber(shown(threshold), format) })}
            </small>
          )}
        </p>
      )}
      <details>
        <summary>{say("evidence.dossier.how")}</summary>
        <p>
          <code>{formula.expression}</code> <small>{unit}</small>
        </p>
        <dl className="facts rows">
          {formula.symbols.map((symbol) => (
            <div key={symbol.symbol}>
              <dt>
                <code>{symbol.symbol}</code>
              </dt>
              <dd>{say(symbol.meaning)}</dd>
            </div>
          ))}
        </dl>
        <p>
          {say(`evidence.side.${formula.side}`)}{" "}
          {say(`evidence.rule.${rule.kind}`, {
            percent: rule.kind === "median-plus" ? rule.percent : 0,
            q: rule.kind === "quantile" ? intl.formatNumber(rule.q, { style: "percent" }) : "",
          })}
        </p>
        <p className="quiet">
          {say(indicator.startsWith("vacancy-g") ? "evidence.dossier.vacancies" : "evidence.dossier.sample", {
            n,
          })}
          {value.rse !== null &&
            ` · ${say("evidence.dossier.rse", { rse: intl.formatNumber(value.rse, { style: "percent", maximumFractionDigits: 1 }) })}`}
        </p>
        {formula.source && (
          <p className="quiet">
            {say("evidence.dossier.source", {
              work: formula.source.work,
              section: formula.source.section,
              year: String(formula.source.year ?? ""),
            })}{" "}
            {say(`evidence.mark.${formula.source.mark}`)}
          </p>
        )}
        {mayOpenRecords && !indicator.startsWith("vacancy") && value.n > 0 && (
          <p>
            <a href={`/col/${listId}/${code}/records?indicator=${indicator}&area=${area}`}>
              {say("evidence.dossier.records", { n })}
            </a>
          </p>
        )}
      </details>
    </li>
  );
}
