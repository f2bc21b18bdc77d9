import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  ErrorSummary,
  Notice,
  PageHeading,
  Tag,
  useDay,
} from "../../ui/index.ts";
import { readOwnExpert } from "../index.server.ts";
import { ExpertCalendar } from "./expert-calendar.tsx";
import { ClearanceTag, SkillRows, useLanguagesLine } from "./expert-parts.tsx";
import { leaveErrors } from "./leave-errors.ts";
import { workOnLeave } from "./leave-work.server.ts";
import type { Route } from "./+types/expert-me.ts";

export const handle = { step: "deliver", sentences: ["roster.expert"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const read = await visit.perform(readOwnExpert, { from: query.get("month") });
  return read.ok ? { ...read, done: query.get("done") } : deny(visit, read);
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  return workOnLeave(visit, await request.formData(), null, "/experts/me");
}

/** What one's office has entered of oneself, and the own calendar. */
export default function OwnExpert({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const languagesLine = useLanguagesLine();
  const { expert, today, done } = loaderData;
  const errors = leaveErrors(actionData?.problem);
  return (
    <>
      <title>{`${say("roster.expert.mine")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading title={say("roster.expert.mine")} lead={say("roster.expert.mineLead")} />
      {done && (done === "added" || done === "removed") && (
        <Notice kind="success">{say(`roster.expert.done.${done}`)}</Notice>
      )}
      <ExpertCalendar
        {...loaderData}
        path="/experts/me"
        mayChange
        only="leave"
        errors={errors}
        typed={actionData?.typed ?? {}}
      />
      <Card title={say("roster.expert.skills", { count: expert.skills.length })}>
        {expert.skills.length ? <SkillRows skills={expert.skills} /> : <p>{say("roster.expert.noSkills")}</p>}
      </Card>
      <Card title={say("roster.expert.facts")} foot={say("roster.expert.mineWrong")}>
        <DescriptionList
          items={[
            { term: say("roster.expert.name"), description: expert.name },
            { term: say("roster.expert.headline"), description: <BilingualText text={expert.headline} /> },
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
          ]}
        />
      </Card>
    </>
  );
}
