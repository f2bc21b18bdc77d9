import { useIntl } from "react-intl";
import { dayOf } from "../../platform/index.ts";
import { useDay } from "../../ui/index.ts";

type Taken = {
  budgetId: string;
  file: string;
  facts: { lines: number; findings: number; unplaced: number };
  at: Date;
};

/** Workbooks out of which figures of a clause were taken, the newest first, each as it came. */
export function BudgetsOfClause({ budgets, own }: { budgets: readonly Taken[]; own: string }) {
  const intl = useIntl();
  const day = useDay();
  return budgets.map(({ budgetId, file, facts, at }) => (
    <p key={budgetId} className="clause-fact">
      {intl.formatMessage({ id: "agreement.budget.from" }, { file, date: day(dayOf(at)) })}{" "}
      <span className="quiet">({intl.formatMessage({ id: "agreement.budget.fromFacts" }, facts)})</span>{" "}
      <a href={`${own}/budget/${budgetId}`} download>
        {intl.formatMessage({ id: "agreement.budget.open" })}
      </a>
    </p>
  ));
}
