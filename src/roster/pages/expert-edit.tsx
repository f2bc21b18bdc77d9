import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { refuse } from "../../platform/index.ts";
import { formProblem, visitOf } from "../../identity/index.server.ts";
import { Button, Card, ErrorSummary, PageHeading } from "../../ui/index.ts";
import { readExpert, saveExpert } from "../index.server.ts";
import { ExpertFields } from "./expert-fields.tsx";
import { expertErrors, readExpertForm, typedExpert } from "./expert-form.ts";
import { denyToExperts } from "./to-experts.server.ts";
import type { Route } from "./+types/expert-edit.ts";

export const handle = { step: "deliver", sentences: ["roster.expert"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readExpert, { expert: params.expert, accounts: true });
  if (!read.ok) return denyToExperts(visit, read);
  if (!read.keeps) return denyToExperts(visit, refuse("NOT_PERMITTED"));
  const { expert, accounts } = read;
  return {
    expertId: expert.expertId,
    name: expert.name,
    accounts,
    typed: typedExpert(expert, visit.language),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { typed, said } = readExpertForm(await request.formData(), visit.language);
  const saved = await visit.perform(saveExpert, { ...said, expert: params.expert });
  if (!saved.ok) return formProblem(visit, saved, typed);
  return redirect(`/experts/${saved.expert}?saved=yes`, 303);
}

export default function ExpertEdit({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { expertId, name, accounts } = loaderData;
  const errors = expertErrors(actionData?.problem);
  return (
    <>
      <title>{`${say("roster.expert.edit")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("roster.expert.title"), href: "/experts" },
          { label: name, href: `/experts/${expertId}` },
        ]}
        title={say("roster.expert.edit")}
      />
      <Card>
        <form method="post">
          <ExpertFields typed={actionData?.typed ?? loaderData.typed} errors={errors} accounts={accounts} />
          <div className="actions">
            <Button>{say("roster.expert.save")}</Button>
          </div>
        </form>
      </Card>
    </>
  );
}
