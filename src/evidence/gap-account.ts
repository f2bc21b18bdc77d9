import type { IntlShape } from "react-intl";
import type { GapAccount } from "./gap.ts";
import type { GapTerm, TermKind } from "./gap-term.ts";
import { endsText, peopleText, valueText } from "./gap-words.ts";

type Words = Pick<IntlShape, "formatMessage" | "formatNumber">;

/** One line of the sum: its name, how it comes about, and the people. */
export type AccountLine = { key: string; name: string; how: string; people: string; sum: boolean };

/** The sum line by line, so that a reader can add it up again. */
export function accountLines(
  intl: Words,
  { account, terms, horizon }: { account: GapAccount; terms: readonly GapTerm[]; horizon: number },
): AccountLine[] {
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const value = (kind: TermKind) => {
    const term = terms.find((one) => one.kind === kind);
    return term ? valueText(intl, kind, term.value) : "–";
  };
  const share = (kind: TermKind, rate: number | null) => (rate === null ? "–" : valueText(intl, kind, rate));
  const years = horizon === 1 ? "" : ` × ${horizon}`;
  const shrinks = terms.some(({ kind, value: growth }) => kind === "growth" && growth < 0);
  const line = (key: string, name: string, how: string, people: number, sign = "") => ({
    ...{ key, name, how, sum: false },
    people: `${sign && Math.round(people) !== 0 ? (people < 0 ? "+" : sign) : people < 0 ? "−" : ""}${peopleText(intl, Math.abs(people))}`,
  });
  const sum = (key: string, name: string, people: number) => ({
    ...{ key, name, how: "", sum: true },
    people: peopleText(intl, people),
  });
  return [
    line(
      "unfilled",
      say("evidence.gap.line.unfilled"),
      `${value("unfilled")} ÷ ${value("reporting-rate")}`,
      account.unfilled,
    ),
    line(
      "growth",
      say("evidence.gap.line.growth"),
      shrinks ? say("evidence.gap.line.shrinks") : `${value("employed")} × ${value("growth")}${years}`,
      account.growth,
    ),
    line(
      "exits",
      say("evidence.gap.line.exits"),
      `${value("employed")} × ${value("exit-rate")}${years}`,
      account.exits,
    ),
    sum("need", say("evidence.gap.line.need"), account.need),
    ...account.programmes.map(({ programme, seats, completion, certification, entry, people }) =>
      line(
        `programme ${programme}`,
        say("evidence.gap.line.programme", { programme: programme || say("evidence.gap.unnamed") }),
        seats === 0
          ? say("evidence.gap.line.noSeats")
          : `${peopleText(intl, seats)} × ${share("completion", completion)} × ${share("certification", certification)} × ${share("entry", entry)}${years}`,
        people,
        "−",
      ),
    ),
    line("inflow", say("evidence.gap.line.inflow"), `${value("inflow")}${years}`, account.inflow, "−"),
    sum("balance", say("evidence.gap.line.balance"), Math.max(0, account.balance)),
  ];
}

/** How sure a term is: its interval, the counts behind it, or nothing known. */
export function spreadText(intl: Words, { kind, spread }: GapTerm): string {
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (spread === null) return say("evidence.gap.noSpread");
  if (spread.kind === "counts")
    return say("evidence.gap.counts", { successes: spread.successes, trials: spread.trials });
  const range = endsText(intl, valueText(intl, kind, spread.low), valueText(intl, kind, spread.high));
  return say("evidence.gap.spread", { range });
}
