import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { Button, Card, ErrorSummary, PageHeading, useLanguage } from "../../ui/index.ts";
import { readHub, saveHub } from "../index.server.ts";
import { provinces } from "../province.ts";
import { HubFields } from "./hub-fields.tsx";
import { fieldOfHubRefusal, hubErrors, readHubForm, typedHub } from "./hub-form.ts";
import type { Route } from "./+types/hub-edit.ts";

export const handle = { step: "deliver", sentences: ["roster.hub"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(saveHub.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const read = await visit.perform(readHub, { key: params.hub });
  if (!read.ok) return deny(visit, read);
  if (!read.own) return deny(visit, refuse("HUB_NOT_FOUND"));
  const { hub } = read;
  return {
    synthetic: hub.synthetic,
    hub: { hubId: hub.hubId, key: hub.key, name: hub.name, revision: hub.revision },
    typed: typedHub(hub, visit.language),
    provinces: provinces.map(({ code, name }) => ({ code, name })),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const { typed, said } = readHubForm(form, visit.language);
  const saved = await visit.perform(saveHub, {
    ...said,
    hub: typed.hub ?? "",
    revision: Number(typed.revision),
  });
  if (!saved.ok) return formProblem(visit, saved, typed);
  return redirect(`/hubs/${saved.key}`, 303);
}

export default function HubEdit({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  const { hub } = loaderData;
  const errors = hubErrors(actionData?.problem, fieldOfHubRefusal);
  return (
    <>
      <title>{`${say("roster.hub.edit")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("roster.hub.title"), href: "/hubs" },
          { label: inLanguage(hub.name, language).text, href: `/hubs/${hub.key}` },
        ]}
        title={say("roster.hub.edit")}
      />
      <Card>
        <form method="post">
          <input type="hidden" name="hub" value={hub.hubId} />
          <input type="hidden" name="key" value={hub.key} />
          <input type="hidden" name="revision" value={hub.revision} />
          <HubFields
            typed={actionData?.typed ?? loaderData.typed}
            errors={errors}
            provinces={loaderData.provinces}
          />
          <div className="actions">
            <Button>{say("roster.hub.save")}</Button>
          </div>
        </form>
      </Card>
    </>
  );
}
