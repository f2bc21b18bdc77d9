import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { installationZone, refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  CountMatrix,
  DataTable,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  FilterLinks,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  Steps,
  Tag,
  TextInput,
  pageNumber,
} from "../../ui/index.ts";
import { strengths } from "../strength.ts";
import { decisions, proposalOf, topDowns, type Decision } from "../dovetailing.ts";
import { advanceRound, cancelRound, decideOccupation, readRound, sealRound } from "../index.server.ts";
import { dayOn } from "../format.ts";
import { weighingText } from "../weighing-text.ts";
import { roundOver, roundStages, stageAfter } from "../round.ts";
import { OccupationCell } from "./occupation-cell.tsx";
import type { Route } from "./+types/round.ts";
import { WrittenWords } from "./written-words.tsx";

export const handle = { step: "sense", sentences: ["evidence.cancel"] };

const pageSize = 50;
const shows = ["asked", "all", ...decisions] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query);
  const topDown = topDowns.find((one) => one === query.get("figures"));
  const bottomUp = strengths.find((one) => one === query.get("employers"));
  const show = shows.find((one) => one === query.get("show")) ?? (topDown && bottomUp ? "all" : "asked");
  const outcome = await visit.perform(readRound, {
    round: params.round,
    ...(topDown && { topDown }),
    ...(bottomUp && { bottomUp }),
    show,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (!outcome.ok) return deny(visit, outcome);
  if (page > 1 && outcome.lines.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const principal = visit.visitor?.principal ?? anonymous;
  return {
    ...outcome,
    synthetic: outcome.round.synthetic,
    page,
    topDown: topDown ?? null,
    bottomUp: bottomUp ?? null,
    show,
    today: visit.today,
    may: {
      advance: decide(advanceRound.policy, principal) === null,
      cancel: decide(cancelRound.policy, principal) === null,
      decide: decide(decideOccupation.policy, principal) === null,
      seal: decide(sealRound.policy, principal) === null,
    },
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const outcome = await visit.perform(advanceRound, {
    round: params.round,
    to: String(form.get("to")) as "evidence",
    closesOn: String(form.get("closesOn") ?? "") || null,
  });
  if (outcome.ok) throw redirect(`/col/rounds/${params.round}`, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ sentence }, status);
}

const kinds = { include: "strong", watch: "middle", leave: "plain" } as const;

/** The matrix of a round: figures against employers, what is proposed and decided, and what comes next. */
export default function RoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { round, list, matrix, progress, lines, count, page, topDown, bottomUp, show, may } = loaderData;
  const here = `/col/rounds/${round.name}`;
  const href = (parts: Record<string, string | number | null>) => {
    const query = Object.entries(parts).flatMap(([key, value]) => (value ? [`${key}=${value}`] : []));
    return query.length > 0 ? `${here}?${query.join("&")}` : here;
  };
  const stage = loaderData.cancelled?.stage ?? round.stage;
  const at = roundStages.findIndex((one) => one === stage);
  const title = say("evidence.round.title", { name: round.name });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }] : []} />
      <PageHeading
        breadcrumb={[{ label: say("evidence.rounds.title"), href: "/col/rounds" }]}
        title={title}
        meta={
          <>
            {say("evidence.round.restsOn")}{" "}
            <a href={`/col/${list.listId}`}>
              <BilingualText text={list.title} />
            </a>
            {round.closesOn && ` · ${say("evidence.round.closes", { date: dayOn(intl, round.closesOn) })}`}
          </>
        }
        lead={say("evidence.round.lead")}
        actions={
          <LinkButton href={`${here}/evidence`} variant="plain">
            {say("evidence.round.submissions", { waiting: progress.waiting })}
          </LinkButton>
        }
      />
      {loaderData.cancelled && (
        <Notice kind="warning" title={say("evidence.cancel.notice")}>
          <p>
            {say("evidence.cancel.on", {
              date: intl.formatDate(loaderData.cancelled.at, {
                dateStyle: "long",
                timeZone: installationZone,
              }),
              by: loaderData.cancelled.by ?? "none",
              stage: say(`evidence.stage.${loaderData.cancelled.stage}`).toLocaleLowerCase(intl.locale),
            })}
          </p>
          <p>
            {say("evidence.cancel.why")}{" "}
            <WrittenWords text={loaderData.cancelled.reason} writtenIn={loaderData.cancelled.writtenIn} />
          </p>
        </Notice>
      )}
      <Steps
        steps={roundStages.map((one, i) => ({
          label: say(`evidence.stage.${one}`),
          state: i < at || round.stage === "sealed" ? "done" : i === at ? "current" : "next",
        }))}
      />
      <Grid columns="side">
        <Card title={say("evidence.round.matrix")}>
          <CountMatrix
            caption={say("evidence.round.matrix")}
            corner={[say("evidence.round.figures"), say("evidence.round.employers")]}
            rows={topDowns.map((key) => ({ key, label: say(`evidence.verdict.${key}`) }))}
            columns={strengths.map((key) => ({ key, label: say(`evidence.strength.${key}`) }))}
            cell={(row, column) => {
              const [verdict, strength] = [row, column] as [
                (typeof topDowns)[number],
                (typeof strengths)[number],
              ];
              const proposal = proposalOf(verdict, strength);
              const cellCount = matrix[verdict][strength];
              return {
                count: cellCount,
                label: say(`evidence.decision.${proposal}`),
                name: say("evidence.round.cell", {
                  count: cellCount,
                  figures: say(`evidence.verdict.${verdict}`),
                  employers: say(`evidence.strength.${strength}`),
                  proposal: say(`evidence.decision.${proposal}`),
                }),
                href: href({ figures: verdict, employers: strength }),
                kind: kinds[proposal],
                current: topDown === verdict && bottomUp === strength,
              };
            }}
          />
          <p className="quiet">{say("evidence.round.matrixNote")}</p>
          <p className="quiet">
            {say("evidence.round.weightsTitle")}: {weighingText(intl, round.settings)}
          </p>
        </Card>
        <Next round={round} progress={progress} may={may} today={loaderData.today} />
      </Grid>
      <Card title={say("evidence.round.occupations")}>
        <FilterLinks
          label={say("evidence.round.filter")}
          links={shows.map((one) => ({
            label: say(`evidence.round.show.${one}`),
            href: href({ show: one === "asked" ? null : one }),
            current: one === show && topDown === null,
          }))}
        />
        <DataTable
          caption={say("evidence.round.occupations")}
          captionHidden
          note={say("evidence.round.count", { count })}
          rows={lines}
          rowKey={(line) => line.code}
          empty={
            <EmptyState level={3} title={say("evidence.round.noneTitle")}>
              {say("evidence.round.none")}
            </EmptyState>
          }
          columns={[
            {
              key: "occupation",
              heading: say("evidence.column.occupation"),
              cell: (line) => (
                <OccupationCell title={line.title} code={line.code} href={`${here}/${line.code}`} />
              ),
            },
            {
              key: "figures",
              heading: say("evidence.round.figures"),
              cell: (line) => (
                <>
                  {say(`evidence.verdict.${line.topDown}`)}
                  <small>
                    {say("evidence.list.passes", { passes: line.passes, available: line.available })}
                  </small>
                </>
              ),
            },
            {
              key: "employers",
              heading: say("evidence.round.employers"),
              cell: (line) => (
                <>
                  {say(`evidence.strength.${line.bottomUp}`)}
                  <small>{say("evidence.round.respondents", { count: line.respondents })}</small>
                </>
              ),
            },
            {
              key: "decision",
              heading: say("evidence.round.decision"),
              cell: (line) => (
                <DecisionTag decision={line.decision} proposal={line.proposal} stale={line.stale} />
              ),
            },
            {
              key: "tests",
              heading: say("evidence.round.tests"),
              numeric: true,
              cell: (line) => say("evidence.round.testsMet", { met: 4 - line.testsOpen }),
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={count}
          href={(to) =>
            href({
              figures: topDown,
              employers: bottomUp,
              show: show === "asked" ? null : show,
              page: to > 1 ? to : null,
            })
          }
        />
      </Card>
    </>
  );
}

/** What was decided; before that what is proposed. */
export function DecisionTag({
  decision,
  proposal,
  stale,
}: {
  decision: Decision | null;
  proposal: Decision;
  stale: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  if (decision === null)
    return (
      <small>{say("evidence.round.proposed", { proposal: say(`evidence.decision.${proposal}`) })}</small>
    );
  return (
    <>
      <Tag kind={decision === "include" ? "new" : decision === "watch" ? "suppressed" : "neutral"}>
        {say(`evidence.decision.${decision}`)}
      </Tag>
      {stale && (
        <>
          {" "}
          <Tag kind="late">{say("evidence.round.stale")}</Tag>
        </>
      )}
      {decision !== proposal && (
        <small>{say("evidence.round.proposed", { proposal: say(`evidence.decision.${proposal}`) })}</small>
      )}
    </>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

/** What stands in the way, and the button that moves the round on. */
function Next({ round, progress, may, today }: Pick<Loaded, "round" | "progress" | "may" | "today">) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const number = (value: number) => intl.formatNumber(value);
  const to = stageAfter(round.stage);
  if (round.stage === "cancelled") return null;
  return (
    <Card title={say("evidence.round.next")}>
      <DescriptionList
        items={[
          { term: say("evidence.round.waiting"), description: number(progress.waiting) },
          { term: say("evidence.round.conflicts"), description: number(progress.conflicts) },
          { term: say("evidence.round.missing"), description: number(progress.missing) },
          ...(progress.stale > 0
            ? [{ term: say("evidence.round.staleCount"), description: number(progress.stale) }]
            : []),
          { term: say("evidence.round.included"), description: number(progress.included) },
          { term: say("evidence.round.testsOpen"), description: number(progress.testsOpen) },
        ]}
      />
      {to === null ? (
        <LinkButton href={`/col/editions/${round.name}`}>{say("evidence.round.toEdition")}</LinkButton>
      ) : to === "sealed" ? (
        <>
          <p>{say("evidence.round.sealBy")}</p>
          {may.seal && (
            <LinkButton href={`/col/rounds/${round.name}/seal`}>{say("evidence.round.toSeal")}</LinkButton>
          )}
        </>
      ) : (
        may.advance && (
          <form method="post">
            <input type="hidden" name="to" value={to} />
            {to === "evidence" && (
              <TextInput
                name="closesOn"
                type="date"
                label={say("evidence.rounds.closesOn")}
                min={today}
                defaultValue={round.closesOn ?? undefined}
              />
            )}
            <Button>{say("evidence.round.advance", { stage: say(`evidence.stage.${to}`) })}</Button>
          </form>
        )
      )}
      {round.stage === "evidence" && (
        <p>
          {say("evidence.round.callAt")} <a href={`/call/${round.name}`}>{`/call/${round.name}`}</a>
        </p>
      )}
      {may.cancel && roundOver(round) === null && (
        <p>
          <a href={`/col/rounds/${round.name}/cancel`}>{say("evidence.cancel.link")}</a>
        </p>
      )}
    </Card>
  );
}
