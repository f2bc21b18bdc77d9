import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
  Tag,
  useDay,
} from "../../ui/index.ts";
import { zoneName } from "../booking.ts";
import { readExpert } from "../index.server.ts";
import { ExpertCalendar } from "./expert-calendar.tsx";
import { ClearanceTag, SkillRows, useLanguagesLine } from "./expert-parts.tsx";
import { leaveErrors } from "./leave-errors.ts";
import { workOnLeave } from "./leave-work.server.ts";
import { denyToExperts } from "./to-experts.server.ts";
import type { Route } from "./+types/expert.ts";

export const handle = { step: "deliver", sentences: ["roster.expert"] };

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const read = await visit.perform(readExpert, { expert: params.expert, from: query.get("month") });
  if (!read.ok) return denyToExperts(visit, read);
  return { ...read, done: query.get("done") ?? (query.has("saved") ? "saved" : null) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  return workOnLeave(visit, await request.formData(), params.expert, `/experts/${params.expert}`);
}

/** One expert of one's own office: what they can do, how they can be sent, when they are bound. */
export default function ExpertPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const languagesLine = useLanguagesLine();
  const { expert, account, keeps, today, done } = loaderData;
  const errors = leaveErrors(actionData?.problem);
  const { cost } = expert;
  const path = `/experts/${expert.expertId}`;
  return (
    <>
      <title>{`${expert.name} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("roster.expert.title"), href: "/experts" }]}
        title={expert.name}
        meta={<BilingualText text={expert.headline} />}
        actions={
          keeps && (
            <>
              <LinkButton href={`${path}/skills`}>{say("roster.expert.skillsEdit")}</LinkButton>
              <LinkButton href={`${path}/edit`} variant="plain">
                {say("roster.expert.edit")}
              </LinkButton>
            </>
          )
        }
      />
      {done && (done === "saved" || done === "added" || done === "removed") && (
        <Notice kind="success">{say(`roster.expert.done.${done}`)}</Notice>
      )}
      <Card title={say("roster.expert.skills", { count: expert.skills.length })}>
        {expert.skills.length ? <SkillRows skills={expert.skills} /> : <p>{say("roster.expert.noSkills")}</p>}
      </Card>
      <Card title={say("roster.expert.facts")}>
        <DescriptionList
          items={[
            {
              term: say("roster.expert.languages"),
              description: expert.languages.length
                ? languagesLine(expert.languages)
                : say("roster.expert.notSaid"),
            },
            {
              term: say("roster.expert.clearance"),
              description: <ClearanceTag expert={expert} today={today} />,
            },
            {
              term: say("roster.expert.agreed"),
              description: expert.agreedOn ? (
                say("roster.expert.agreedOnDay", { day: dayText(expert.agreedOn) })
              ) : (
                <Tag kind="suppressed">{say("roster.expert.notAgreed")}</Tag>
              ),
            },
            ...(keeps
              ? [
                  {
                    term: say("roster.expert.cost"),
                    description: cost ? (
                      <>
                        {say(`roster.expert.cost.${cost.as}`)}
                        {cost.amount !== null &&
                          cost.currency &&
                          `, ${intl.formatNumber(cost.amount, { style: "currency", currency: cost.currency })}`}
                        {cost.note && ` · ${cost.note}`}
                        <br />
                        <small>{say("roster.expert.costHidden")}</small>
                      </>
                    ) : (
                      say("roster.expert.notSaid")
                    ),
                  },
                ]
              : []),
            {
              term: say("roster.expert.onRoster"),
              description: expert.activeUntil
                ? say("roster.expert.fromUntil", {
                    from: dayText(expert.activeFrom),
                    until: dayText(expert.activeUntil),
                  })
                : say("roster.expert.sinceDay", { day: dayText(expert.activeFrom) }),
            },
            { term: say("roster.expert.homeZone"), description: zoneName(expert.homeZone) },
            { term: say("roster.expert.account"), description: account ?? say("roster.expert.accountNone") },
          ]}
        />
      </Card>
      <ExpertCalendar
        {...loaderData}
        path={path}
        mayChange={keeps}
        only="all"
        errors={errors}
        typed={actionData?.typed ?? {}}
      />
    </>
  );
}
