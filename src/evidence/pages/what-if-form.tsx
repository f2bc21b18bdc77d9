import { useIntl } from "react-intl";
import { trueMinus } from "../../platform/index.ts";
import type { Pay } from "../deflator.ts";
import { formulas } from "../formula.ts";
import { indicatorName } from "../indicator-name.ts";
import type { IndicatorId } from "../indicator.ts";
import { hasUnitWord, shownFinely } from "../shown-value.ts";
import { Button, Fieldset, Select, Slider, type SelectOption } from "../../ui/index.ts";

type Asked = readonly (readonly [string, string])[];

type Props = {
  asked: Asked;
  area: string;
  areas: readonly SelectOption[];
  own: { passShare: number; minAvailable: number };
  /** Thresholds in the area that is shown: the list's own, and where they stand now. */
  indicators: readonly { indicator: IndicatorId; own: number | null; threshold: number | null }[];
  pay: Pay;
  onAsk: (form: HTMLFormElement) => void;
};

/** Thresholds, weights and shares: asks with its button, and with JavaScript as soon as something is moved. */
export function WhatIfForm({ asked, area, areas, own, indicators, pay, onAsk }: Props) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const said = new Map(asked);
  // What an address may say beside the fields of this form stays as it was said.
  const kept = asked.filter(([key]) => key.endsWith(".threshold"));
  return (
    <form
      method="get"
      onInput={(event) => onAsk(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(event.currentTarget);
      }}
    >
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {areas.length > 1 && (
        <Select name="area" label={say("evidence.whatIf.area")} defaultValue={area} options={areas} />
      )}
      <Slider
        name="passPercent"
        label={say("evidence.whatIf.passShare")}
        hint={say("evidence.whatIf.ofTheList", {
          value: intl.formatNumber(own.passShare, { style: "percent", maximumFractionDigits: 1 }),
        })}
        min={1}
        max={100}
        step={1}
        neutral={Math.round(own.passShare * 1_000) / 10}
        value={said.get("passPercent")}
      />
      <Slider
        name="minAvailable"
        label={say("evidence.whatIf.minAvailable")}
        hint={say("evidence.whatIf.ofTheList", { value: own.minAvailable })}
        min={1}
        max={indicators.length}
        step={1}
        whole
        neutral={own.minAvailable}
        value={said.get("minAvailable")}
      />
      {indicators.map((one) => (
        <IndicatorFields key={one.indicator} {...one} pay={pay} said={said} />
      ))}
      <Button>{say("evidence.whatIf.submit")}</Button>
    </form>
  );
}

function IndicatorFields({
  indicator,
  own,
  threshold,
  pay,
  said,
}: Props["indicators"][number] & { pay: Pay; said: ReadonlyMap<string, string> }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { unit } = formulas[indicator];
  const shown = (raw: number) => {
    const { value, format } = shownFinely(indicator, raw);
    return trueMinus(intl.formatNumber(value, format));
  };
  const name = indicatorName(intl, indicator, pay);
  const timed = hasUnitWord(unit) ? say(`evidence.unit.${unit}`) : "";
  return (
    <Fieldset
      id={`${indicator}-settings`}
      legend={name}
      hint={
        own === null || threshold === null
          ? say("evidence.whatIf.nothingCompared")
          : say(own === threshold ? "evidence.whatIf.thresholdIs" : "evidence.whatIf.thresholdMoves", {
              own: shown(own),
              threshold: shown(threshold),
              unit: timed,
            })
      }
    >
      <div className="slider-row">
        <Slider
          name={`${indicator}.points`}
          label={say(unit === "days" ? "evidence.whatIf.days" : "evidence.whatIf.points")}
          min={unit === "days" ? -60 : -20}
          max={unit === "days" ? 60 : 20}
          step={unit === "days" ? 1 : 0.1}
          neutral={0}
          free
          value={said.get(`${indicator}.points`)}
        />
        <Select
          name={`${indicator}.weight`}
          label={say("evidence.whatIf.weight")}
          defaultValue={said.get(`${indicator}.weight`) ?? ""}
          options={weightsWith(said.get(`${indicator}.weight`)).map((weight) => ({
            value: weight === "1" ? "" : weight,
            label: weight === "0" ? say("evidence.whatIf.leftOut") : intl.formatNumber(Number(weight)),
          }))}
        />
      </div>
    </Fieldset>
  );
}

/** The weights that are offered, and the one that an address asks for. */
function weightsWith(asked: string | undefined): string[] {
  const offered = ["0", "0.5", "1", "2", "3"];
  return asked === undefined || asked === "" || offered.includes(asked) ? offered : [...offered, asked];
}
