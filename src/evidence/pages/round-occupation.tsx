import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  Checkbox,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Grid,
  LinkButton,
  Moment,
  PageHeading,
  Radios,
  StateDots,
  Tag,
  TextArea,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { codeListName } from "../code-list-name.ts";
import { decisions, type Decision } from "../dovetailing.ts";
import { drivers } from "../driver.ts";
import { decideOccupation, readRoundOccupation, recordTest } from "../index.server.ts";
import { isDeciding, roundTests, type RoundTest } from "../round.ts";
import { dossierPath } from "../thread-refs.ts";
import type { Route } from "./+types/round-occupation.ts";
import { Level } from "./level.tsx";
import { DecisionTag } from "./round.tsx";
import { WrittenWords } from "./written-words.tsx";

export const handle = { step: "sense", sentences: ["evidence.cancel", "evidence.explain"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readRoundOccupation, { round: params.round, code: params.code });
  if (!outcome.ok) return deny(visit, outcome);
  const mayDecide =
    isDeciding(outcome.round.stage) &&
    decide(decideOccupation.policy, visit.visitor?.principal ?? anonymous) === null;
  const codeList = codeListName(outcome.round.codeList);
  return { ...outcome, codeList, synthetic: outcome.round.synthetic, mayDecide };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "");
  const { round, code } = params;
  const test = roundTests.find((one) => one === value("test"));
  const outcome = test
    ? await visit.perform(recordTest, {
        round,
        code,
        test,
        met: form.has("met"),
        evidence: value("evidence"),
        source: value("source"),
        commits: value("commits"),
        writtenIn: visit.language,
      })
    : await visit.perform(decideOccupation, {
        round,
        code,
        decision: value("decision") as Decision,
        reason: value("reason"),
        writtenIn: visit.language,
      });
  if (outcome.ok) throw redirect(`/col/rounds/${round}/${code}${test ? `#${test}` : "#decided"}`, 303);
  const { status, sentence } = visit.explain(outcome);
  const typed = Object.fromEntries([...form].map(([name, text]) => [name, String(text)]));
  return data({ sentence, test: test ?? null, typed }, status);
}

/** All that a round knows of one occupation, the decision and the four tests. */
export default function RoundOccupation({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { round, list, code, title, entry, voices, proposal, mayDecide, next } = loaderData;
  const here = `/col/rounds/${round.name}`;
  const name = inLanguage(title, language).text || code;
  const latest = loaderData.decisions[0] ?? null;
  const typed: Record<string, string> = (!actionData?.test && actionData?.typed) || {};
  return (
    <>
      <title>{`${name} · ${say("evidence.round.title", { name: round.name })} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.rounds.title"), href: "/col/rounds" },
          { label: say("evidence.round.title", { name: round.name }), href: here },
        ]}
        title={<BilingualText text={title} />}
        meta={`${loaderData.codeList} ${code} · ${say(`evidence.stage.${round.stage}`)}`}
        lead={say("evidence.round.proposal", {
          figures: say(`evidence.verdict.${loaderData.topDown}`).toLocaleLowerCase(language),
          employers: say(`evidence.strength.${loaderData.bottomUp}`).toLocaleLowerCase(language),
          proposal: say(`evidence.decision.${proposal}`),
        })}
        actions={
          next && (
            <LinkButton href={`${here}/${next}`} variant="plain">
              {say("evidence.round.nextOccupation")}
            </LinkButton>
          )
        }
      />
      <Grid columns="two">
        <Card title={say("evidence.round.figures")}>
          {entry ? (
            <>
              <p>
                <StateDots states={entry.indicators.map(({ state }) => state)} />{" "}
                {say("evidence.list.passes", { passes: entry.passes, available: entry.passes + entry.fails })}
              </p>
              <DescriptionList
                items={[
                  {
                    term: say("evidence.column.employment"),
                    description: (
                      <Level
                        level={entry.employment}
                        href={dossierPath(list.listId, code, loaderData.area, "employment")}
                      />
                    ),
                  },
                  ...(entry.robustness === null
                    ? []
                    : [
                        {
                          term: say("evidence.round.robustness"),
                          description: intl.formatNumber(entry.robustness, {
                            style: "percent",
                            maximumFractionDigits: 0,
                          }),
                        },
                      ]),
                ]}
              />
              <p>
                <a href={dossierPath(list.listId, code, loaderData.area)}>{say("evidence.round.dossier")}</a>
              </p>
            </>
          ) : (
            <p>{say("evidence.explain.noFigures")}</p>
          )}
        </Card>
        <Card title={say("evidence.round.employers")}>
          {voices ? (
            <>
              <p>
                {say("evidence.explain.voices", {
                  respondents: voices.respondents,
                  vacancies: voices.vacancies,
                })}
              </p>
              <DescriptionList
                items={[
                  {
                    term: say("evidence.round.weight"),
                    description: intl.formatNumber(voices.weight, { maximumFractionDigits: 1 }),
                  },
                  ...drivers
                    .filter((driver) => voices.drivers[driver] > 0)
                    .map((driver) => ({
                      term: say(`evidence.driver.${driver}`),
                      description: intl.formatNumber(voices.drivers[driver]),
                    })),
                ]}
              />
              {voices.leading && voices.remedy && (
                <p>
                  {say(`evidence.explain.driver.${voices.leading}`)}{" "}
                  {say(`evidence.explain.remedy.${voices.remedy}`)}
                </p>
              )}
            </>
          ) : (
            <p>{say("evidence.explain.noVoices")}</p>
          )}
        </Card>
      </Grid>
      <Grid columns="side">
        <Card title={say("evidence.round.decision")} id="decided">
          {latest && (
            <p>
              <DecisionTag decision={latest.decision} proposal={proposal} stale={false} />
            </p>
          )}
          {mayDecide ? (
            <form method="post">
              <Radios
                name="decision"

                legend={say("evidence.round.decide")}
                hint={say("evidence.round.decideHint")}
                defaultValue={typed["decision"] ?? latest?.decision ?? proposal}
                options={decisions.map((one) => ({
                  value: one,
                  label: say(`evidence.decision.${one}`),
                  ...(one === proposal && { hint: say("evidence.round.isProposal") }),
                }))}
              />
              <TextArea
                name="reason"
                label={say("evidence.round.reason")}
                hint={say("evidence.round.reasonHint")}
                rows={3}
                maxLength={2_000}
                defaultValue={typed["reason"]}
                optional
              />
              <Button>{say("evidence.round.doDecide")}</Button>
            </form>
          ) : (
            !latest && <p>{say("evidence.round.notDecided")}</p>
          )}
        </Card>
        <Card title={say("evidence.round.log")}>
          {loaderData.decisions.length === 0 ? (
            <EmptyState level={3} title={say("evidence.round.logNone")}>
              {say("evidence.round.logEmpty")}
            </EmptyState>
          ) : (
            <ol className="plain-list">
              {loaderData.decisions.map((line) => (
                <li key={line.decidedAt.toISOString()}>
                  <strong>{say(`evidence.decision.${line.decision}`)}</strong>{" "}
                  <small>
                    {say(`evidence.stage.${line.stage}`)} · <Moment at={line.decidedAt} />
                    {line.by && ` · ${line.by}`}
                  </small>
                  {line.reason && (
                    <p>
                      <WrittenWords text={line.reason} writtenIn={line.writtenIn} />
                    </p>
                  )}
                </li>
              ))}
            </ol>
          )}
        </Card>
      </Grid>
      <h2 style={{ marginTop: "var(--s4)" }}>{say("evidence.round.testsTitle")}</h2>
      <p>{say("evidence.round.testsLead")}</p>
      <Grid columns="two">
        {loaderData.tests.map(({ test, last }) => (
          <TestCard
            key={test}
            test={test}
            last={last ?? null}
            mayRecord={mayDecide}
            typed={actionData?.test === test ? actionData.typed : null}
          />
        ))}
      </Grid>
    </>
  );
}

type Last = NonNullable<Route.ComponentProps["loaderData"]["tests"][number]["last"]>;

function TestCard({
  test,
  last,
  mayRecord,
  typed,
}: {
  test: RoundTest;
  last: Last | null;
  mayRecord: boolean;
  typed: Record<string, string> | null;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const value = (name: "evidence" | "source" | "commits") => typed?.[name] ?? last?.[name] ?? undefined;
  return (
    <Card title={say(`evidence.test.${test}`)} level={3} id={test}>
      <p className="quiet">{say(`evidence.test.hint.${test}`)}</p>
      {last ? (
        <>
          <p>
            <Tag kind={last.met ? "ok" : "late"}>
              {say(last.met ? "evidence.test.met" : "evidence.test.notMet")}
            </Tag>
            <small>
              {" "}
              <Moment at={last.at} />
              {last.by && ` · ${last.by}`}
            </small>
          </p>
          <p>
            <WrittenWords text={last.evidence} writtenIn={last.writtenIn} />
          </p>
          {(last.commits || last.source) && (
            <DescriptionList
              items={[
                ...(last.commits ? [{ term: say("evidence.test.commits"), description: last.commits }] : []),
                ...(last.source
                  ? [
                      {
                        term: say("evidence.test.source"),
                        description: <WrittenWords text={last.source} writtenIn={last.writtenIn} />,
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </>
      ) : (
        <p>
          <Tag>{say("evidence.test.open")}</Tag>
        </p>
      )}
      {mayRecord && (
        <details open={typed !== null}>
          <summary>{say(last ? "evidence.test.change" : "evidence.test.write")}</summary>
          <form method="post">
            <input type="hidden" name="test" value={test} />
            <TextArea
              name="evidence"
              id={`${test}-evidence`}
              label={say("evidence.test.evidence")}
              rows={3}
              maxLength={2_000}
              defaultValue={value("evidence")}
            />
            <TextInput
              name="source"
              id={`${test}-source`}
              label={say("evidence.test.source")}
              maxLength={500}
              defaultValue={value("source")}
              optional
            />
            {test === "pipeline" && (
              <TextInput
                name="commits"
                id={`${test}-commits`}
                label={say("evidence.test.commits")}
                maxLength={300}
                defaultValue={value("commits")}
                optional
              />
            )}
            <Checkbox
              name="met"
              id={`${test}-met`}
              label={say("evidence.test.isMet")}
              defaultChecked={typed ? "met" in typed : (last?.met ?? true)}
            />
            <Button variant="plain">{say("evidence.test.do")}</Button>
          </form>
        </details>
      )}
    </Card>
  );
}
