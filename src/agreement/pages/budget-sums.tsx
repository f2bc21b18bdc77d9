import { useIntl } from "react-intl";
import { Button, Card, Fieldset, Notice, Select } from "../../ui/index.ts";
import type { BudgetLook } from "./budget-look.ts";

/** What a budget comes to, what does not add up, and into which figure of the clause each sum goes. */
export function BudgetSums({
  look: { upload, fileName, based, sums, lines, findings, unplaced },
  error,
  back,
}: {
  look: BudgetLook;
  error: string | undefined;
  back: string;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const label = ({ currency, year, text }: BudgetLook["sums"][number]) =>
    year === null
      ? say("agreement.budget.sum", { currency, amount: text })
      : say("agreement.budget.sumOfYear", { currency, amount: text, year: String(year) });
  return (
    <>
      {findings.length > 0 ? (
        <Notice kind="warning" title={say("agreement.budget.differs", { count: findings.length })}>
          <ul>
            {findings.map((finding, at) => (
              <li key={at}>{finding}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice
          kind="success"
          title={say("agreement.budget.adds", { count: lines.length, file: fileName })}
        />
      )}
      {unplaced.length > 0 && (
        <Notice kind="warning" title={say("agreement.budget.unplaced", { count: unplaced.length })}>
          <ul>
            {unplaced.slice(0, 50).map(({ row, cells }) => (
              <li key={row}>
                {say("agreement.budget.row", {
                  row,
                  text: Object.entries(cells)
                    .map(([heading, cell]) => `${heading}: ${cell}`)
                    .join("; "),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Card title={say("agreement.budget.take")}>
        <form method="post">
          <input type="hidden" name="upload" value={upload} />
          <input type="hidden" name="fileName" value={fileName} />
          <input type="hidden" name="based" value={based} />
          <Fieldset
            id="into"
            legend={say("agreement.budget.into")}
            hint={say("agreement.budget.intoHint")}
            error={error}
          >
            {sums.map((sum) => (
              <Select
                key={sum.key}
                name={`into-${sum.key}`}
                label={label(sum)}
                defaultValue={sum.into}
                placeholder={say("agreement.budget.leave")}
                optional="silently"
                options={sum.choices.map(({ name, now }) => ({
                  value: name,
                  label: now
                    ? say("agreement.budget.replaces", { name, now })
                    : say("agreement.budget.fresh", { name }),
                }))}
              />
            ))}
          </Fieldset>
          <div className="actions">
            <Button>{say("agreement.budget.confirm")}</Button>
            <a href={back}>{say("agreement.proposal.cancel")}</a>
          </div>
        </form>
      </Card>
    </>
  );
}
