import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, readCorridor, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  Grid,
  PageHeading,
  Radios,
  Select,
  TextInput,
  useLanguage,
  useParty,
} from "../../ui/index.ts";
import { openProposal, readTemplate, readTemplates } from "../index.server.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import type { Route } from "./+types/proposal-new.ts";

export const handle = { step: "agree" };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const principal = visit.visitor?.principal ?? anonymous;
  const refused = decide(openProposal.policy, principal);
  if (refused) return deny(visit, refused);
  const corridor = await visit.perform(readCorridor, {});
  if (!corridor.ok) return deny(visit, corridor);
  const party = principal.kind === "member" ? principal.party : null;
  const own = principal.kind === "member" ? principal.organisation : null;
  const bodies = corridor.organisations.filter(({ kind }) => kind !== "employer");
  return {
    templates: (await readTemplates(visit.root)).map(({ name, content }) => ({
      ...{ name, title: content.title, summary: content.summary, clauses: content.clauses.length },
    })),
    desks: bodies.filter((one) => one.party && one.party !== party),
    channels: bodies.filter((one) => one.party === party && one.organisationId !== own),
    parties: [...new Set(bodies.flatMap((one) => (one.party && one.party !== party ? [one.party] : [])))],
  };
}

const fields = ["template", "name", "titleId", "titleEn", "desk", "office", "party", "channel"] as const;

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const typed = Object.fromEntries(
    fields.map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as Record<(typeof fields)[number], string>;
  const template = typed.template ? await readTemplate(visit.root, typed.template) : null;
  if (template === undefined) return formProblem(visit, refuse("TEMPLATE_NOT_FOUND"), typed);
  const title = { id: typed.titleId || typed.titleEn, en: typed.titleEn || typed.titleId };
  if (!template && !title.id) return formProblem(visit, refuse("TITLE_MISSING"), typed);
  const opened = await visit.perform(openProposal, {
    name: typed.name,
    title: title.id ? title : null,
    desk: typed.desk || { office: typed.office, party: typed.party },
    channel: typed.channel || null,
    template,
  });
  if (!opened.ok) return formProblem(visit, opened, typed);
  return redirect(`${opened.path}?opened`, 303);
}

/** Opens a proposal: which line of cooperation, how it is called, to whom it goes and through whom. */
export default function NewProposal({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const party = useParty();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { templates, desks, channels, parties } = loaderData;
  const typed: Partial<Record<(typeof fields)[number], string>> = actionData?.typed ?? {};
  const errors = formErrors(actionData?.problem, {
    PROPOSAL_NAME_TAKEN: "name",
    TITLE_MISSING: "titleId",
    DESK_OF_OWN_PARTY: "desk",
    CHANNEL_OF_OTHER_PARTY: "channel",
    TEMPLATE_NOT_FOUND: "template",
  });
  const body = (one: (typeof desks)[number]) => {
    const shown = inLanguage(one.name, language);
    return { value: one.key, label: shown.text, ...(shown.lang !== language && { lang: shown.lang }) };
  };
  const title = say("agreement.proposal.new");
  const coordinating = channels.find(({ kind }) => kind === "coordinating-ministry");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("agreement.title"), href: "/agreement" }]}
        title={title}
        lead={say("agreement.proposal.newLead")}
      />
      <form method="post">
        <Grid columns="side">
          <Card title={say("agreement.proposal.chooseTemplate")}>
            <Radios
              name="template"
              legend={say("agreement.proposal.template")}
              hint={say("agreement.proposal.templateHint")}
              error={errorAt(errors, "template")}
              defaultValue={typed.template ?? templates[0]?.name ?? ""}
              options={[
                ...templates.map((one) => ({
                  value: one.name,
                  label: <BilingualText text={one.title} />,
                  hint: (
                    <>
                      <BilingualText text={one.summary} />{" "}
                      {say("agreement.proposal.clauseCount", { count: one.clauses })}
                    </>
                  ),
                })),
                {
                  value: "",
                  label: say("agreement.proposal.empty"),
                  hint: say("agreement.proposal.emptyHint"),
                },
              ]}
            />
          </Card>
          <Card title={say("agreement.proposal.facts")}>
            <TextInput
              name="name"
              label={say("agreement.proposal.name")}
              hint={say("agreement.proposal.nameHint")}
              error={errorAt(errors, "name")}
              defaultValue={typed.name}
              maxLength={60}
              pattern="[a-z0-9][a-z0-9\-]+"
              autoComplete="off"
            />
            <TextInput
              name="titleId"
              label={say("agreement.proposal.titleId")}
              hint={say("agreement.proposal.titleHint")}
              error={errorAt(errors, "titleId")}
              defaultValue={typed.titleId}
              maxLength={300}
              lang="id"
              optional
            />
            <TextInput
              name="titleEn"
              label={say("agreement.proposal.titleEn")}
              defaultValue={typed.titleEn}
              maxLength={300}
              lang="en"
              optional
            />
            <Select
              name="desk"
              label={say("agreement.proposal.desk")}
              hint={say("agreement.proposal.deskHint")}
              error={errorAt(errors, "desk")}
              defaultValue={typed.desk ?? desks.find(({ kind }) => kind === "ministry")?.key ?? ""}
              placeholder={say("agreement.proposal.deskOnPaper")}
              options={desks.map(body)}
              optional
            />
            <details className="field" open={Boolean(typed.office)}>
              <summary>{say("agreement.proposal.deskOnPaper")}</summary>
              <TextInput
                name="office"
                label={say("agreement.proposal.deskOffice")}
                hint={say("agreement.proposal.deskOfficeHint")}
                error={errorAt(errors, "office")}
                defaultValue={typed.office}
                maxLength={200}
                optional
              />
              <Select
                name="party"
                label={say("agreement.proposal.deskParty")}
                defaultValue={typed.party ?? parties[0] ?? ""}
                options={parties.map((code) => ({ value: code, label: party(code) }))}
                optional
              />
            </details>
            <Select
              name="channel"
              label={say("agreement.proposal.channel")}
              hint={say("agreement.proposal.channelHint")}
              error={errorAt(errors, "channel")}
              defaultValue={typed.channel ?? coordinating?.key ?? ""}
              placeholder={say("agreement.proposal.noChannel")}
              options={channels.map(body)}
              optional
            />
            <Button>{say("agreement.proposal.open")}</Button>
          </Card>
        </Grid>
      </form>
    </>
  );
}
