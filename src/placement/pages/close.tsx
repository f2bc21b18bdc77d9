import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { Button, Card, EmptyState, RowItem, RowList, Tag } from "../../ui/index.ts";
import { closePlacement, readHandover, readPlacementParts } from "../index.server.ts";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrors, PartFrame } from "./part-frame.tsx";
import type { Route } from "./+types/close.ts";

export const handle = { step: "deliver", sentences: ["placement.part"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { placement } = params;
  const read = await visit.perform(readHandover, { placement });
  if (!read.ok) return denyPart(visit, read);
  const parts = await visit.perform(readPlacementParts, { placement });
  if (!parts.ok) return denyPart(visit, parts);
  const saved = new URL(request.url).searchParams.has("saved");
  return { head: read.head, ...parts, saved, synthetic: read.head.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const said = saidIn(await request.formData());
  return actOnPart(visit, {
    ...{ placement: params.placement, part: "close", said },
    acts: { close: { useCase: closePlacement, input: ({ revision }) => ({ revision: Number(revision) }) } },
  });
}

/** What has to be there before a placement is closed, what becomes of its papers, and the button. */
export default function Close({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { head, parts, papers } = loaderData;
  // What is missing is listed below, each with its page.
  const problem = actionData?.problem;
  const errors = partErrors(problem && { ...problem, fields: [] });
  const path = (part: string) => `/placements/${head.placementId}/${part}`;
  const mark = (done: boolean, must = true) => (
    <Tag kind={done ? "ok" : must ? "late" : "neutral"}>
      {say(
        done
          ? "placement.part.close.there"
          : must
            ? "placement.part.close.missing"
            : "placement.part.close.optional",
      )}
    </Tag>
  );
  return (
    <PartFrame head={head} part="close" errors={errors} saved={loaderData.saved}>
      {parts && (
        <Card title={say("placement.part.close.needs")}>
          <RowList>
            <RowItem
              title={say("placement.part.title.handover")}
              href={path("handover")}
              action={mark(parts.handover)}
            />
            <RowItem
              title={say("placement.part.title.deliverables")}
              href={path("deliverables")}
              note={say("placement.part.close.deliverables", {
                ...{ accepted: parts.deliverables.accepted, planned: parts.deliverables.planned },
              })}
              action={mark(parts.deliverables.open === 0)}
            />
            <RowItem
              title={say("placement.part.title.measures")}
              href={path("measures")}
              note={say("placement.part.measure.of", {
                ...{ measured: parts.measures.measured, expected: parts.measures.expected },
              })}
              action={mark(parts.measures.measured >= parts.measures.expected, false)}
            />
          </RowList>
        </Card>
      )}
      {head.mayDo.includes("close") ? (
        <Card title={say("placement.part.close.do")} id="close">
          <p>{say("placement.part.close.lead", { papers: papers.there })}</p>
          <form method="post" action="#close">
            <input type="hidden" name="act" value="close" />
            <input type="hidden" name="revision" value={head.revision} />
            <div className="actions">
              <Button>{say("placement.part.close.do")}</Button>
            </div>
          </form>
        </Card>
      ) : (
        <Card>
          <EmptyState
            title={say(
              head.state === "closed" ? "placement.part.close.closed" : "placement.part.close.notYet",
            )}
          >
            {say(
              head.state === "closed" ? "placement.part.close.closedHow" : "placement.part.close.notYetHow",
            )}
          </EmptyState>
        </Card>
      )}
    </PartFrame>
  );
}
