import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { installationZone } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Grid,
  LinkButton,
  PageHeading,
  Pagination,
  Select,
  Tag,
  TextInput,
  pageNumber,
  useLanguage,
} from "../../ui/index.ts";
import { settingsFault, usualSettings, type CallSettings } from "../bottom-up.ts";
import { respondentKinds, type RespondentKind } from "../submission.ts";
import { openRound, readRounds } from "../index.server.ts";
import { listName } from "../list-name.ts";
import type { Route } from "./+types/rounds.ts";

export const handle = { step: "sense" };

const pageSize = 20;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const page = pageNumber(new URL(request.url).searchParams);
  const outcome = await visit.perform(readRounds, { limit: pageSize, offset: (page - 1) * pageSize });
  if (!outcome.ok) return deny(visit, outcome);
  const mayOpen = decide(openRound.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...outcome, page, mayOpen, today: visit.today, usual: usualSettings };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const weights = Object.fromEntries(
    respondentKinds.map((kind) => [kind, value(kind) || String(usualSettings.weights[kind])]),
  ) as Record<RespondentKind, string>;
  const strongAt = value("strongAt") || String(usualSettings.strongAt);
  const typed = { name: value("name"), list: value("list"), closesOn: value("closesOn"), weights, strongAt };
  const settings = {
    weights: Object.fromEntries(
      respondentKinds.map((kind) => [kind, numberOf(weights[kind])]),
    ) as CallSettings["weights"],
    strongAt: numberOf(strongAt),
  };
  const outcome =
    settingsFault(settings) ??
    (await visit.perform(openRound, {
      name: typed.name,
      list: typed.list,
      closesOn: typed.closesOn || null,
      settings,
    }));
  if (outcome.ok) throw redirect(outcome.path, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ typed, sentence }, status);
}

/** A number as people write it, with a comma or a point for decimals. */
const numberOf = (text: string) => (/^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : NaN);

/** Rounds of the office, and the form that opens one. */
export default function Rounds({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { rounds, lists, count, page, mayOpen, today, usual } = loaderData;
  const typed = actionData?.typed;
  const title = say("evidence.rounds.title");
  const day = (text: string) => intl.formatDate(new Date(text), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }] : []} />
      <PageHeading
        title={title}
        lead={say("evidence.rounds.lead")}
        actions={
          <LinkButton href="/col/editions" variant="plain">
            {say("evidence.editions.title")}
          </LinkButton>
        }
      />
      <Grid columns="side">
        <Card>
          <DataTable
            caption={title}
            captionHidden
            rows={rounds}
            rowKey={(round) => round.name}
            empty={
              <EmptyState level={2} title={say("evidence.rounds.noneTitle")}>
                {say("evidence.rounds.none")}
              </EmptyState>
            }
            columns={[
              {
                key: "round",
                heading: say("evidence.rounds.round"),
                cell: (round) => (
                  <a href={`/col/rounds/${round.name}`}>
                    <BilingualText text={round.title} />
                  </a>
                ),
              },
              {
                key: "stage",
                heading: say("evidence.rounds.stage"),
                cell: (round) => (
                  <Tag
                    kind={
                      round.stage === "sealed" ? "ok" : round.stage === "cancelled" ? "suppressed" : "neutral"
                    }
                  >
                    {say(`evidence.stage.${round.stage}`)}
                  </Tag>
                ),
              },
              {
                key: "closes",
                heading: say("evidence.rounds.closes"),
                cell: (round) => (round.closesOn ? day(round.closesOn) : "–"),
              },
              {
                key: "opened",
                heading: say("evidence.rounds.opened"),
                cell: (round) =>
                  intl.formatDate(round.openedAt, { dateStyle: "medium", timeZone: installationZone }),
              },
            ]}
          />
          <Pagination
            page={page}
            pageSize={pageSize}
            total={count}
            href={(to) => (to > 1 ? `/col/rounds?page=${to}` : "/col/rounds")}
          />
        </Card>
        {mayOpen && (
          <Card title={say("evidence.rounds.open")}>
            {lists.length === 0 ? (
              <p>
                {say("evidence.rounds.noList")} <a href="/col/lists">{say("evidence.lists.title")}</a>
              </p>
            ) : (
              <form method="post">
                <TextInput
                  name="name"
                  label={say("evidence.rounds.name")}
                  hint={say("evidence.rounds.nameHint")}
                  defaultValue={actionData?.typed.name ?? today.slice(0, 4)}
                  maxLength={40}
                  pattern="[a-z0-9][a-z0-9\-]+"
                  autoComplete="off"
                />
                <Select
                  name="list"
                  label={say("evidence.rounds.list")}
                  hint={say("evidence.rounds.listHint")}
                  defaultValue={actionData?.typed.list ?? lists[0]?.listId ?? ""}
                  options={lists.map((list) => ({
                    value: list.listId,
                    label: listName(intl, list, language),
                  }))}
                />
                <TextInput
                  name="closesOn"
                  type="date"
                  label={say("evidence.rounds.closesOn")}
                  hint={say("evidence.rounds.closesHint")}
                  min={today}
                  defaultValue={actionData?.typed.closesOn}
                  optional
                />
                <details open={typed !== undefined}>
                  <summary>{say("evidence.rounds.weights")}</summary>
                  <p className="quiet">{say("evidence.rounds.weightsNote")}</p>
                  {respondentKinds.map((kind) => (
                    <TextInput
                      key={kind}
                      name={kind}
                      inputMode="decimal"
                      width={6}
                      maxLength={8}
                      label={say(`evidence.respondent.${kind}`)}
                      defaultValue={typed?.weights[kind] ?? intl.formatNumber(usual.weights[kind])}
                    />
                  ))}
                  <TextInput
                    name="strongAt"
                    inputMode="decimal"
                    width={6}
                    maxLength={8}
                    label={say("evidence.rounds.strongAt")}
                    defaultValue={typed?.strongAt ?? intl.formatNumber(usual.strongAt)}
                  />
                </details>
                <Button>{say("evidence.rounds.do")}</Button>
              </form>
            )}
          </Card>
        )}
      </Grid>
    </>
  );
}
