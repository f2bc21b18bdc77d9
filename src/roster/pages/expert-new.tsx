import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { formProblem, visitOf } from "../../identity/index.server.ts";
import { Button, Card, ErrorSummary, PageHeading } from "../../ui/index.ts";
import { readExpertAccounts, saveExpert } from "../index.server.ts";
import { ExpertFields } from "./expert-fields.tsx";
import { expertErrors, readExpertForm } from "./expert-form.ts";
import { denyToExperts } from "./to-experts.server.ts";
import type { Route } from "./+types/expert-new.ts";

export const handle = { step: "deliver", sentences: ["roster.expert"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readExpertAccounts, {});
  return read.ok ? read : denyToExperts(visit, read);
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { typed, said } = readExpertForm(await request.formData(), visit.language);
  const saved = await visit.perform(saveExpert, said);
  if (!saved.ok) return formProblem(visit, saved, typed);
  return redirect(`/experts/${saved.expert}/skills?saved=new`, 303);
}

/** Enters an expert: first who they are; what they can do is picked on the next page. */
export default function ExpertNew({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const errors = expertErrors(actionData?.problem);
  return (
    <>
      <title>{`${say("roster.expert.new")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("roster.expert.title"), href: "/experts" }]}
        title={say("roster.expert.new")}
        lead={say("roster.expert.newLead")}
      />
      <Card>
        <form method="post">
          <ExpertFields
            typed={actionData?.typed ?? { activeFrom: loaderData.today }}
            errors={errors}
            accounts={loaderData.accounts}
          />
          <div className="actions">
            <Button>{say("roster.expert.saveNew")}</Button>
          </div>
        </form>
      </Card>
    </>
  );
}
