import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { Card, DataTable, Tag, useLanguage } from "../../ui/index.ts";
import type { GapAccount } from "../gap.ts";
import type { GapTerm, TermKind } from "../gap-term.ts";
import { peopleText, termText, valueText } from "../gap-words.ts";
import { dossierPath, threadPath, valueRef } from "../thread-refs.ts";

type Term = GapTerm & { waits: boolean };
type List = { listId: string; title: Bilingual } | null;

/** The sum line by line, so that a reader can add it up again. */
export function AccountCard({
  account,
  terms,
  horizon,
}: {
  account: GapAccount;
  terms: readonly Term[];
  horizon: number;
}) {
  const intl = useIntl();
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
  const rows = [
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
  return (
    <Card
      title={say("evidence.gap.account")}
      foot={say(account.balance < 0 ? "evidence.gap.accountFloor" : "evidence.gap.accountNote")}
    >
      <DataTable
        caption={say("evidence.gap.account")}
        captionHidden
        narrow="columns"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "line",
            heading: say("evidence.gap.line"),
            cell: ({ name, how, sum: isSum }) => (
              <>
                {isSum ? <strong>{name}</strong> : name}
                {how && <small>{how}</small>}
              </>
            ),
          },
          {
            key: "people",
            heading: say("evidence.gap.persons"),
            numeric: true,
            cell: ({ people, sum: isSum }) => (isSum ? <strong>{people}</strong> : people),
          },
        ]}
      />
    </Card>
  );
}

/** Every term with its value, how sure it is, its source and year; a default says so. */
export function TermsCard({
  terms,
  list,
  code,
  area,
}: {
  terms: readonly Term[];
  list: List;
  code: string;
  area: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const spread = ({ kind, spread: known }: Term) => {
    if (known === null) return say("evidence.gap.noSpread");
    if (known.kind === "counts")
      return say("evidence.gap.counts", { successes: known.successes, trials: known.trials });
    const range = `${valueText(intl, kind, known.low)} – ${valueText(intl, kind, known.high)}`;
    return say("evidence.gap.spread", { range });
  };
  return (
    <Card title={say("evidence.gap.terms")}>
      <DataTable
        caption={say("evidence.gap.terms")}
        captionHidden
        note={say("evidence.gap.termsNote")}
        rows={terms}
        rowKey={({ kind, programme }) => `${kind} ${programme}`}
        narrow="columns"
        columns={[
          {
            key: "term",
            heading: say("evidence.gap.termAndSource"),
            cell: (term) => (
              <>
                {termText(intl, term)}{" "}
                {term.assumed && <Tag kind="suppressed">{say("evidence.gap.isAssumed")}</Tag>}{" "}
                {term.waits && <Tag>{say("evidence.gap.waits")}</Tag>}
                <small>
                  {term.list && list ? (
                    <a href={dossierPath(term.list, code, area)}>{inLanguage(list.title, language).text}</a>
                  ) : (
                    term.source
                  )}
                  {`, ${term.year}`}
                </small>
              </>
            ),
          },
          {
            key: "value",
            heading: say("evidence.gap.value"),
            numeric: true,
            cell: (term) => {
              const shown = valueText(intl, term.kind, term.value);
              return (
                <>
                  {term.list && term.kind === "employed" ? (
                    <a
                      className="thread-number"
                      href={threadPath(valueRef(term.list, code, area, "employment"))}
                    >
                      {shown}
                    </a>
                  ) : term.list ? (
                    <a
                      className="thread-number"
                      href={threadPath(valueRef(term.list, code, area, "employment-growth"))}
                    >
                      {shown}
                    </a>
                  ) : (
                    shown
                  )}
                  <small>{spread(term)}</small>
                </>
              );
            },
          },
        ]}
      />
    </Card>
  );
}
