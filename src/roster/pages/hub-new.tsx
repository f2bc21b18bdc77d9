import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { Button, Card, ErrorSummary, PageHeading } from "../../ui/index.ts";
import { saveHub } from "../index.server.ts";
import { provinces } from "../province.ts";
import { HubFields } from "./hub-fields.tsx";
import { fieldOfHubRefusal, hubErrors, readHubForm } from "./hub-form.ts";
import type { Route } from "./+types/hub-new.ts";

export const handle = { step: "deliver", sentences: ["roster.hub"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(saveHub.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  return {
    synthetic: false,
    centre: new URL(request.url).searchParams.get("centre") ?? "",
    provinces: provinces.map(({ code, name }) => ({ code, name })),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { typed, said } = readHubForm(await request.formData(), visit.language);
  const saved = await visit.perform(saveHub, said);
  if (!saved.ok) return formProblem(visit, saved, typed);
  return redirect(`/hubs/${saved.key}/plan?done=new`, 303);
}

/** Enters a hub; its development plan is written on the next page. */
export default function HubNew({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const errors = hubErrors(actionData?.problem, fieldOfHubRefusal);
  return (
    <>
      <title>{`${say("roster.hub.new")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("roster.hub.title"), href: "/hubs" }]}
        title={say("roster.hub.new")}
        lead={say("roster.hub.newLead")}
      />
      <Card>
        <form method="post">
          <HubFields
            typed={actionData?.typed ?? { centre: loaderData.centre }}
            errors={errors}
            provinces={loaderData.provinces}
          />
          <div className="actions">
            <Button>{say("roster.hub.saveNew")}</Button>
          </div>
        </form>
      </Card>
    </>
  );
}
