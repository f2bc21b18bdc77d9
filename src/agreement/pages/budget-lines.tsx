import { useIntl } from "react-intl";
import { Card, DataTable } from "../../ui/index.ts";
import type { BudgetLook } from "./budget-look.ts";

/** Lines of a page are shown at most: what they come to is counted from all. */
const most = 300;

/** The lines of a budget as they were read, and what they come to by year and status. */
export function BudgetLines({ look: { lines, states, written } }: { look: BudgetLook }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const status = (one: string | null) => (one === null ? "–" : say(`agreement.word.budget.status.${one}`));
  return (
    <Card title={say("agreement.budget.read")}>
      <DataTable
        caption={say("agreement.budget.states")}
        rows={states}
        rowKey={({ key }) => key}
        columns={[
          { key: "year", heading: say("agreement.word.budget.year"), cell: ({ year }) => year ?? "–" },
          { key: "status", heading: say("agreement.word.budget.status"), cell: (one) => status(one.status) },
          {
            key: "amount",
            heading: say("agreement.word.budget.amount"),
            cell: ({ text }) => text,
            numeric: true,
          },
        ]}
      />
      {written.length > 0 && (
        <DataTable
          caption={say("agreement.budget.sums")}
          rows={written}
          rowKey={({ key }) => key}
          columns={[
            {
              key: "label",
              heading: say("agreement.budget.label"),
              label: "",
              wide: true,
              cell: ({ row, label }) => (
                <>
                  {label}
                  <small>{say("agreement.budget.rowNumber", { row })}</small>
                </>
              ),
            },
            {
              key: "stated",
              heading: say("agreement.budget.stated"),
              cell: ({ stated }) => stated,
              numeric: true,
            },
            {
              key: "counted",
              heading: say("agreement.budget.counted"),
              cell: ({ stated, counted }) => (stated === counted ? counted : <strong>{counted}</strong>),
              numeric: true,
            },
          ]}
        />
      )}
      <DataTable
        caption={say("agreement.budget.lines", { count: lines.length })}
        {...(lines.length > most && { note: say("agreement.budget.firstLines", { count: most }) })}
        rows={lines.slice(0, most)}
        rowKey={({ row, amount }) => `${row} ${amount}`}
        columns={[
          {
            key: "description",
            heading: say("agreement.word.budget.description"),
            label: "",
            wide: true,
            cell: ({ row, group, description }) => (
              <>
                {description}
                <small>
                  {[group, say("agreement.budget.rowNumber", { row })].filter(Boolean).join(" · ")}
                </small>
              </>
            ),
          },
          {
            key: "quantity",
            heading: say("agreement.word.budget.quantity"),
            cell: ({ quantity, unit }) =>
              [quantity === null ? "" : intl.formatNumber(quantity), unit].filter(Boolean).join(" ") || "–",
          },
          {
            key: "price",
            heading: say("agreement.word.budget.price"),
            cell: ({ price }) => price ?? "–",
            numeric: true,
          },
          {
            key: "amount",
            heading: say("agreement.word.budget.amount"),
            cell: ({ amount }) => amount,
            numeric: true,
          },
          {
            key: "year",
            heading: say("agreement.word.budget.year"),
            cell: ({ year }) => year ?? "–",
          },
          {
            key: "source",
            heading: say("agreement.word.budget.source"),
            cell: ({ source }) => source || "–",
          },
          {
            key: "status",
            heading: say("agreement.word.budget.status"),
            cell: (one) => status(one.status),
          },
        ]}
      />
    </Card>
  );
}
