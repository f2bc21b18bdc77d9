import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { BilingualText, Card, DataTable, Tag } from "../../ui/index.ts";
import type { BottomUp, BottomUpResult, CallSettings } from "../bottom-up.ts";
import { drivers } from "../driver.ts";

type Said = Pick<BottomUpResult, "unconfirmed" | "uncoded" | "replaced"> & {
  codes: readonly (BottomUp & { title: Bilingual })[];
  /** Occupations in all, beyond those that are shown. */
  total: number;
  settings: CallSettings;
  id: string;
  /** Where all of them are, or from there the first alone; false: there are no more. */
  more: { href: string; all: boolean } | false;
};

/** What accepted answers say of each occupation: who, how clearly, why, and what would answer it. */
export function BottomUpTable({ codes, total, settings, unconfirmed, uncoded, replaced, id, more }: Said) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 1 });
  if (codes.length === 0) return null;
  const { weights, strongAt } = settings;
  const left = [
    replaced > 0 && say("evidence.bottomUp.replaced", { count: replaced }),
    unconfirmed > 0 && say("evidence.bottomUp.unconfirmed", { count: unconfirmed }),
    uncoded > 0 && say("evidence.bottomUp.uncoded", { count: uncoded }),
  ].filter(Boolean);
  return (
    <Card
      id={id}
      title={say("evidence.bottomUp.title")}
      foot={say("evidence.bottomUp.weights", {
        firm: number(weights.firm),
        association: number(weights.association),
        union: number(weights.union),
        provider: number(weights["training-provider"]),
        strongAt: number(strongAt),
      })}
    >
      <DataTable
        caption={say("evidence.bottomUp.title")}
        captionHidden
        note={[say("evidence.bottomUp.sorted", { count: total, more: total - codes.length }), ...left].join(
          " ",
        )}
        rows={codes}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "occupation",
            heading: say("evidence.bottomUp.occupation"),
            label: "",
            wide: true,
            cell: ({ code, title }) => (
              <>
                <code>{code}</code> <BilingualText text={title} />
              </>
            ),
          },
          {
            key: "respondents",
            heading: say("evidence.bottomUp.respondents"),
            numeric: true,
            cell: ({ respondents }) => number(respondents),
          },
          {
            key: "weight",
            heading: say("evidence.bottomUp.weight"),
            numeric: true,
            priority: 2,
            cell: ({ weight }) => number(weight),
          },
          {
            key: "vacancies",
            heading: say("evidence.bottomUp.vacancies"),
            numeric: true,
            cell: ({ vacancies }) => (vacancies > 0 ? number(vacancies) : "–"),
          },
          {
            key: "driver",
            heading: say("evidence.bottomUp.driver"),
            wide: true,
            cell: ({ leading, remedy, drivers: counts }) =>
              leading && remedy ? (
                <>
                  {say(`evidence.driver.${leading}`)}
                  <small>{say(`evidence.remedy.${remedy}`)}</small>
                </>
              ) : (
                say(
                  drivers.some((driver) => counts[driver] > 0)
                    ? "evidence.bottomUp.noneLeads"
                    : "evidence.bottomUp.noDriver",
                )
              ),
          },
          {
            key: "strength",
            heading: say("evidence.bottomUp.strength"),
            cell: ({ strength }) => (
              <Tag kind={strength === "strong" ? "ok" : "neutral"}>
                {say(`evidence.bottomUp.strength.${strength}`)}
              </Tag>
            ),
          },
        ]}
      />
      {more && (
        <p>
          <a href={more.href}>
            {more.all
              ? say("evidence.bottomUp.showAll", { count: total })
              : say("evidence.bottomUp.showFirst")}
          </a>
        </p>
      )}
    </Card>
  );
}
