import { useIntl } from "react-intl";
import { formulas } from "../formula.ts";
import { countedBy, countsClosings, type IndicatorValue } from "../indicator.ts";
import type { Parameters } from "../parameters.ts";
import { trueMinus } from "../../platform/index.ts";
import { hasUnitWord, shownAs } from "../shown-value.ts";
import { threadPath, valueRef } from "../thread-refs.ts";
import { Card, Figure, Interval, StateDots, Tag, useLanguage, type DotState } from "../../ui/index.ts";
import { payText, ruleValues } from "../method.ts";
import type { Pay } from "../deflator.ts";
import { indicatorName } from "../indicator-name.ts";
import { monthFormat, monthOf } from "../format.ts";
import { bridgesUsed } from "../bridge.ts";
import { stateWord } from "../state-word.ts";

type Props = {
  listId: string;
  code: string;
  area: string;
  values: readonly IndicatorValue[];
  parameters: Pick<Parameters, "rules" | "minN" | "maxRse" | "breaks" | "deflator">;
  pay: Pay;
  /** Of the waves. */
  periods: readonly string[];
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

/** The error of a share and of days is their own, that of a growth or a premium the largest of its levels. */
const rseWords = (unit: (typeof formulas)[keyof typeof formulas]["unit"]): string =>
  unit === "share" || unit === "days" ? "evidence.dossier.rse" : "evidence.dossier.rseLevels";

function Indicator({
  value,
  listId,
  code,
  area,
  parameters: { rules, minN, maxRse, breaks, deflator },
  pay,
  periods,
  mayOpenRecords,
}: Omit<Props, "values"> & { value: IndicatorValue }) {
  const intl = useIntl();
  const language = useLanguage();
  const { indicator, state, reason, ci, threshold, n } = value;
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { value: shown, format } = shownAs(indicator);
  const formula = formulas[indicator];
  const unit = hasUnitWord(formula.unit) ? say(`evidence.unit.${formula.unit}`) : "";
  const href = threadPath(valueRef(listId, code, area, indicator));
  const percent = (share: number) => intl.formatNumber(share, { style: "percent", maximumFractionDigits: 1 });
  const rule = rules[indicator] ?? { kind: "economy" as const };
  return (
    <li id={indicator} className="indicator">
      <div className="indicator-line">
        <h3>
          <StateDots states={[state as DotState]} /> {indicatorName(intl, indicator, pay)}{" "}
          {unit && <small>{unit}</small>}
        </h3>
        <Tag kind={state === "pass" ? "ok" : state === "fail" ? "neutral" : "suppressed"}>
          {stateWord(intl, state, reason)}
        </Tag>
      </div>
      {value.value === null ? (
        <p className="quiet">
          {reason
            ? say(`evidence.absence.${reason}`, {
                n,
                minN,
                rse: value.rse === null ? "none" : percent(value.rse),
                maxRse: percent(maxRse),
              })
            : say(`ui.state.${state}`)}
        </p>
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
              {say("ui.interval.threshold", {
                value: trueMinus(intl.formatNumber(shown(threshold), format)),
              })}
            </small>
          )}
        </p>
      )}
      {state !== "broken" &&
        state !== "missing" &&
        bridgesUsed(indicator, code, periods, breaks).map((bridge) => (
          <p key={bridge.from} className="quiet">
            {say("evidence.dossier.bridge", {
              month: intl.formatDate(monthOf(bridge.from), monthFormat),
              factor: intl.formatNumber(bridge.factor, { maximumFractionDigits: 4 }),
              source: bridge.source,
            })}
          </p>
        ))}
      <details>
        <summary>{say("evidence.dossier.how")}</summary>
        <p>
          <code>{formula.expression[language]}</code> {unit && <small>{unit}</small>}
        </p>
        <ul className="plain-list">
          {formula.symbols.map((symbol) => (
            <li key={symbol.symbol}>{say(symbol.meaning)}</li>
          ))}
        </ul>
        {formula.waves === 2 && periods.length > 1 && (
          <p>
            {say("evidence.dossier.window", {
              first: intl.formatDate(monthOf(periods[0]!), monthFormat),
              last: intl.formatDate(monthOf(periods.at(-1)!), monthFormat),
            })}
          </p>
        )}
        {formula.needs.includes("deflator") && (
          <p>
            {say("evidence.sources.pay")}: {payText(intl, pay, deflator ?? null, periods)}
          </p>
        )}
        <p>
          {say(`evidence.side.${formula.side}`)} {say(`evidence.rule.${rule.kind}`, ruleValues(intl, rule))}
        </p>
        <p className="quiet">
          {say(`evidence.dossier.${countedBy(indicator)}`, { n })}
          {value.rse !== null && ` · ${say(rseWords(formula.unit), { rse: percent(value.rse) })}`}
        </p>
        {formula.source && (
          <p className="quiet">
            {say("evidence.dossier.source")}{" "}
            <cite lang={formula.source.language}>
              {[formula.source.work, formula.source.section, formula.source.year].filter(Boolean).join(", ")}
            </cite>{" "}
            {say(`evidence.mark.${formula.source.mark}`)}
          </p>
        )}
        {mayOpenRecords && !indicator.startsWith("vacancy") && !countsClosings(indicator) && value.n > 0 && (
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
