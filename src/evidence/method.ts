import type { IntlShape } from "react-intl";
import { inLanguage, trueMinus, type Bilingual } from "../platform/index.ts";
import { indicatorIds } from "./indicator.ts";
import type { ListFacts, OccupationList } from "./list.ts";
import { priceIndex, type Deflator } from "./deflator.ts";
import { indicatorName } from "./indicator-name.ts";
import type { Parameters } from "./parameters.ts";
import { spanOf, monthFormat, monthOf } from "./format.ts";

type List = Pick<OccupationList, "listId" | "level" | "codeList" | "periods" | "engine" | "seed"> & {
  parameters: Parameters;
};
type Words = Pick<IntlShape, "formatMessage" | "formatDate" | "formatNumber">;
type Facts = Pick<ListFacts, "window" | "pay">;
export type Source = {
  datasetId: string;
  title: Bilingual;
  kind: "survey" | "vacancies" | "fills";
  periods: string[];
  fileName: string;
  fileHash: string;
};

/**
 * How a list was computed, line by line: all that another statistician needs beside the files, the same on the page
 * and in print.
 */
export function methodOf(
  intl: IntlShape,
  list: List,
  facts: Facts,
  datasets: readonly Pick<Source, "kind" | "periods">[],
): { term: string; description: string }[] {
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const percent = (share: number) => intl.formatNumber(share, { style: "percent", maximumFractionDigits: 1 });
  const month = (period: string) => intl.formatDate(monthOf(period), monthFormat);
  const { parameters, level, codeList, seed, engine, periods } = list;
  const { passShare, minN, maxRse, replicates, vacanciesTo, deflator } = parameters;
  const minAvailable = parameters.minAvailable ?? "–";
  const series = datasets.find(({ kind }) => kind === "vacancies");
  const lastVacancies = vacanciesTo ?? series?.periods.at(-1);
  const closed = datasets.find(({ kind }) => kind === "fills");
  const lastClosed = vacanciesTo ?? closed?.periods.at(-1);
  const years = facts.window?.years ?? 0;
  return [
    {
      term: say("evidence.method.window"),
      description:
        years > 0
          ? say("evidence.method.windowText", {
              span: spanOf(intl, periods),
              waves: periods.length,
              years: intl.formatNumber(years, { maximumFractionDigits: 1 }),
            })
          : say("evidence.method.oneWave", { span: spanOf(intl, periods) }),
    },
    { term: say("evidence.lists.level"), description: `${say(`evidence.level.${level}`)}, ${codeList}` },
    { term: say("evidence.method.comparison"), description: comparisons(intl, parameters, facts.pay) },
    {
      term: say("evidence.sources.rule"),
      description: say("evidence.sources.ruleText", { passShare: percent(passShare), minAvailable }),
    },
    {
      term: say("evidence.sources.suppression"),
      description: say("evidence.sources.suppressionText", { minN, maxRse: percent(maxRse) }),
    },
    {
      term: say("evidence.sources.bootstrap"),
      description: say("evidence.sources.bootstrapText", { replicates, seed: String(seed) }),
    },
    {
      term: say("evidence.sources.pay"),
      description: payText(intl, facts.pay, deflator, periods),
    },
    {
      term: say("evidence.method.vacancies"),
      description:
        series && lastVacancies
          ? say("evidence.method.vacanciesTo", { month: month(lastVacancies) })
          : say("evidence.method.noVacancies"),
    },
    {
      term: say("evidence.method.fills"),
      description:
        closed && lastClosed
          ? say("evidence.method.vacanciesTo", { month: month(lastClosed) })
          : say("evidence.method.noFills"),
    },
    ...breakLines(intl, parameters, periods),
    { term: say("evidence.sources.engine"), description: engine },
    { term: say("evidence.method.list"), description: list.listId },
  ];
}

/** Whether pay is real or nominal, and the price index where there is one. */
export const payText = (
  intl: Words,
  pay: Facts["pay"],
  deflator: Deflator | null,
  periods: readonly string[],
): string =>
  [
    intl.formatMessage({ id: `evidence.sources.pay.${pay}` }),
    ...(deflator ? [pricesText(intl, deflator, periods)] : []),
  ].join("; ");

/** A price index in a line: its values at the first and the last of some waves, its base, and who publishes it. */
function pricesText(intl: Words, deflator: Deflator, periods: readonly string[]): string {
  const ends = new Set([...periods.slice(0, 1), ...periods.slice(-1)]);
  const values = [...ends].flatMap((period) => {
    const value = priceIndex(deflator, period);
    return value === null
      ? []
      : [`${intl.formatDate(monthOf(period), monthFormat)}: ${intl.formatNumber(value)}`];
  });
  return [
    ...values,
    intl.formatMessage(
      { id: "evidence.sources.prices" },
      { year: String(deflator.baseYear), source: deflator.source },
    ),
  ].join("; ");
}

/** Each break between the first and the last wave: what it is of, and what bridges it. */
function breakLines(
  intl: Pick<IntlShape, "formatMessage" | "formatDate" | "formatList" | "formatNumber">,
  { breaks = [] }: Partial<Pick<Parameters, "breaks">>,
  periods: readonly string[],
) {
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  return breaks
    .filter(({ from }) => first < from && from <= last)
    .map(({ from, columns, bridge }) => ({
      term: intl.formatMessage(
        { id: "evidence.method.break" },
        { month: intl.formatDate(monthOf(from), monthFormat) },
      ),
      description: intl.formatMessage(
        { id: bridge ? "evidence.method.bridged" : "evidence.method.unbridged" },
        {
          columns: intl.formatList(
            columns.map((column) => intl.formatMessage({ id: `evidence.break.${column}` })),
          ),
          factor:
            bridge && "factor" in bridge
              ? intl.formatNumber(bridge.factor, { maximumFractionDigits: 4 })
              : "overlap",
          source: bridge?.source ?? "",
        },
      ),
    }));
}

/** What the indicators are compared with: the economy, but for those whose rule says otherwise. */
function comparisons(intl: IntlShape, { rules }: Pick<Parameters, "rules">, pay: Facts["pay"]): string {
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const others = indicatorIds.flatMap((indicator) => {
    const rule = rules[indicator];
    if (!rule || rule.kind === "economy") return [];
    return [
      `${indicatorName(intl, indicator, pay)}: ${say(`evidence.rule.${rule.kind}`, ruleValues(intl, rule))}`,
    ];
  });
  return [
    say(others.length > 0 ? "evidence.method.economyElse" : "evidence.method.economy"),
    ...others.map(trueMinus),
  ].join(" ");
}

/** What the sentence of a rule of comparison needs to know. */
export function ruleValues(
  intl: Pick<IntlShape, "formatNumber">,
  rule: NonNullable<Parameters["rules"][(typeof indicatorIds)[number]]>,
) {
  return {
    percent: rule.kind === "median-plus" ? rule.percent : 0,
    q: rule.kind === "quantile" ? intl.formatNumber(rule.q, { style: "percent" }) : "",
  };
}

/** A file that a list rests on, in a line: what it is, when, and the hash by which it is known. */
export function sourceLine(intl: IntlShape, { title, periods, fileName, fileHash }: Source): string {
  const name = inLanguage(title, intl.locale.startsWith("en") ? "en" : "id").text;
  return `${name}: ${spanOf(intl, periods)} · ${fileName} · SHA-256 ${fileHash}`;
}

/** What a list found, in a sentence: of those that could be determined how many are short, and how many could not. */
export function headline(
  intl: Pick<IntlShape, "formatMessage">,
  counts: { short: number; notShort: number; undetermined: number } | undefined,
): string {
  const { short, notShort, undetermined } = counts ?? { short: 0, notShort: 0, undetermined: 0 };
  return intl.formatMessage(
    { id: "evidence.list.title" },
    { short, decided: short + notShort, undetermined },
  );
}
