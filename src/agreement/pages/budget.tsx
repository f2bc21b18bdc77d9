import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf, type Visit } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  FileInput,
  LinkButton,
  PageHeading,
} from "../../ui/index.ts";
import { readBudgetFile, readClause, takeBudget } from "../index.server.ts";
import { BudgetSums } from "./budget-sums.tsx";
import { BudgetLines } from "./budget-lines.tsx";
import { lookOf, type BudgetLook } from "./budget-look.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import type { Route } from "./+types/budget.ts";

export const handle = { step: "agree" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(takeBudget.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const read = await visit.perform(readClause, { proposal: params.proposal, clause: params.clause });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const own = `/agreement/${read.proposal.key}/clause/${params.clause}`;
  if (read.clause.kind !== "money")
    return deny(visit, refuse("CLAUSE_NOT_MONEY"), { href: own, label: "agreement.proposal.clauseMenu" });
  return {
    proposal: read.proposal,
    number: read.clause.number,
    heading: read.heading,
    own,
    synthetic: read.proposal.synthetic,
  };
}

type At = { proposal: string; clause: string };

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return { ...formProblem(visit, upload).data, look: null };
  const { form, file } = upload;
  const value = (name: string) => String(form.get(name) ?? "").trim();
  if (file)
    return withUpload(file, (path) => look(visit, params, { path, fileName: file.name.slice(0, 255) }));
  if (!value("upload")) return refused(visit, refuse("UPLOAD_ABSENT"), null);
  const kept = { upload: value("upload"), fileName: value("fileName") };
  const into = [...form.keys()].flatMap((name) =>
    name.startsWith("into-") && value(name) !== ""
      ? [{ sum: name.slice("into-".length), figure: value(name) }]
      : [],
  );
  const taken = await visit.perform(takeBudget, { ...params, ...kept, based: Number(value("based")), into });
  if (taken.ok) throw redirect(`/agreement/${params.proposal}/clause/${params.clause}?budget#figures`, 303);
  const again =
    taken.code === "UPLOAD_GONE" ? null : await visit.perform(readBudgetFile, { ...params, ...kept });
  const chosen = Object.fromEntries(into.map(({ sum, figure }) => [sum, figure]));
  return refused(visit, taken, again?.ok ? lookOf(visit, again, chosen) : null);
}

async function look(visit: Visit, at: At, file: { path: string; fileName: string }) {
  const read = await visit.perform(readBudgetFile, { ...at, ...file });
  if (!read.ok) return refused(visit, read, null);
  return data({ problem: undefined, look: lookOf(visit, read) as BudgetLook | null });
}

function refused(visit: Visit, refusal: ReturnType<typeof refuse>, shown: BudgetLook | null) {
  const { data: told, init } = formProblem(visit, refusal);
  return data({ problem: told.problem, look: shown }, init ?? {});
}

/** Takes the figures of a money clause from an office's own budget: what was read is seen before anything changes. */
export default function BudgetPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, number, heading, own } = loaderData;
  const read = actionData?.look ?? null;
  const problem = actionData?.problem;
  const findings = problem?.code === "FILE_REFUSED" ? problem.fields : [];
  const errors = formErrors(problem, {
    ...{ UPLOAD_ABSENT: "file", UPLOAD_TOO_LARGE: "file", UPLOAD_GONE: "file", FILE_REFUSED: "file" },
    ...{ BUDGET_NOTHING_TAKEN: "into", FIGURE_TWICE: "into", FIGURE_NOT_MONEY: "into" },
  });
  const title = say("agreement.budget.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={[...errors, ...findings.map(({ message }) => ({ field: "file", message }))]} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: `/agreement/${proposal.key}` },
          {
            label: (
              <>
                {number === null ? "" : `${number}. `}
                <BilingualText text={heading} />
              </>
            ),
            href: own,
          },
        ]}
        title={title}
        lead={say("agreement.budget.lead")}
        actions={
          <LinkButton href={`${own}/budget/template`} variant="plain" download>
            {say("agreement.budget.template")}
          </LinkButton>
        }
      />
      <div className="grid">
        {read && <BudgetSums look={read} error={errorAt(errors, "into")} back={`${own}#figures`} />}
        {read && <BudgetLines look={read} />}
        <Card title={read ? say("agreement.budget.another") : undefined}>
          <form method="post" encType="multipart/form-data">
            <FileInput
              name="file"
              label={say("agreement.budget.file")}
              hint={say("agreement.budget.fileHint")}
              error={errorAt(errors, "file")}
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            />
            <div className="actions">
              <Button variant={read ? "plain" : "primary"}>{say("agreement.budget.look")}</Button>
            </div>
          </form>
        </Card>
      </div>
    </>
  );
}
