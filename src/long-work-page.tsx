import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, visitOf } from "./identity/index.server.ts";
import { readLongWork } from "./long-work.server.ts";
import type { Refusal } from "./platform/index.ts";
import { BilingualText, Card, LinkButton, Notice, PageHeading, Progress, UnderWay } from "./ui/index.ts";
import type { Route } from "./+types/long-work-page.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readLongWork, { progressId: params.id });
  if (!outcome.ok) return deny(visit, outcome);
  const { title, share, state, resultPath, outcome: result } = outcome.progress;
  if (state === "done" && resultPath) throw redirect(resultPath);
  const refusal = result && !result.ok ? (result as Refusal) : null;
  return {
    title,
    share,
    state,
    sentence: refusal && visit.explain(refusal).sentence,
    findings: refusal ? visit.explainFindings(refusal).map(({ message }) => message) : [],
  };
}

const underWay = (state: string) => state === "waiting" || state === "running";

export default function LongWork({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { title, share, state, sentence, findings } = loaderData;
  return (
    <>
      <title>{`${say("work.title")} · Jembatan`}</title>
      {underWay(state) && <UnderWay />}
      <PageHeading title={<BilingualText text={title} />} />
      <Card>
        {underWay(state) ? (
          <Progress
            label={say("work.running")}
            value={state === "waiting" ? undefined : share}
            leave={{ href: "/", label: say("work.leave") }}
          />
        ) : state === "done" ? (
          <Notice kind="success">{say("work.done")}</Notice>
        ) : (
          <Notice kind="error" title={sentence ?? say("work.failed")}>
            {findings.length > 0 && (
              <ul>
                {findings.map((finding) => (
                  <li key={finding}>{finding}</li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        <LinkButton href="/" variant="plain">
          {say("root.error.home")}
        </LinkButton>
      </Card>
    </>
  );
}
