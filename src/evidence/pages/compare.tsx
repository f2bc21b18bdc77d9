import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf, type Visit } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import {
  compareVerdictFile,
  compareVerdicts,
  importVerdicts,
  listVerdicts,
  readLists,
} from "../index.server.ts";
import {
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  FileInput,
  LinkButton,
  Notice,
  PageHeading,
  Select,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import type { Route } from "./+types/compare.ts";
import { listName } from "../list-name.ts";
import { CompareResult } from "./compare-result.tsx";
import { ImportProblem } from "./import-parts.tsx";

export const handle = {
  step: "sense",
  sentences: ["evidence.compare", "evidence.import", "evidence.whatIf"],
};

/** Lists to choose from, and the rows of the other list that the page shows; the rest is counted. */
const mostLists = 100;
const mostApart = 100;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function choices(visit: Visit) {
  const lists = await visit.perform(readLists, { limit: mostLists });
  if (!lists.ok) return deny(visit, lists);
  const theirs = await visit.perform(listVerdicts, {});
  if (!theirs.ok) return deny(visit, theirs);
  return {
    lists: lists.lists.map(({ listId, title, periods, level, codeList, computedAt, releasedAt }) => ({
      listId,
      title,
      periods,
      level,
      codeList,
      computedAt,
      releasedAt,
    })),
    verdicts: theirs.verdicts.map(({ verdictListId, name, source, year, count, synthetic }) => ({
      verdictListId,
      name,
      source,
      year,
      count,
      synthetic,
    })),
  };
}

/** The list that is meant when none is named: the newest released one, as everywhere. */
const usual = <List extends { releasedAt: Date | null }>(lists: readonly List[]): List | undefined =>
  lists.find(({ releasedAt }) => releasedAt !== null) ?? lists[0];

type Compared = Extract<Awaited<ReturnType<typeof compareVerdictFile.run>>, { ok: true }>;

/** What of a comparison travels to the page. */
function shown({ apart, ...compared }: Compared) {
  return { ...compared, apart: apart.slice(0, mostApart), apartCount: apart.length };
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const [list, verdicts] = [query.get("list") ?? "", query.get("verdicts") ?? ""];
  const offered = await choices(visit);
  const mayKeep = visit.visitor?.principal.role === "statistician";
  const asked = { list, verdicts, kept: query.has("kept") };
  if (!uuid.test(verdicts)) return { ...offered, asked, mayKeep, compared: null, problem: null };
  const outcome = await visit.perform(compareVerdicts, { verdicts, list: uuid.test(list) ? list : null });
  if (!outcome.ok) {
    const { status, sentence } = visit.explain(outcome);
    if (status === 404) return deny(visit, outcome);
    return { ...offered, asked, mayKeep, compared: null, problem: sentence };
  }
  return {
    ...offered,
    asked,
    mayKeep,
    compared: shown(outcome),
    problem: null,
    synthetic: outcome.list.synthetic || outcome.verdicts.synthetic,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const typed = {
    list: text("list"),
    name: text("name"),
    source: text("source"),
    year: text("year"),
    shortFrom: text("shortFrom"),
  };
  const { lists } = await choices(visit);
  const list = lists.find((one) => one.listId === typed.list) ?? usual(lists);
  if (!list) return formProblem(visit, refuse("LIST_NOT_FOUND"), typed);
  const number = (written: string) => (written === "" ? null : Number(written.replace(",", ".")));
  const fileName = file.name.slice(0, 255);
  const reading = { fileName, shortFrom: number(typed.shortFrom) };
  if (form.get("intent") !== "keep") {
    const compared = await withUpload(file, (path) =>
      visit.perform(compareVerdictFile, { ...reading, path, list: list.listId }),
    );
    if (!compared.ok) return formProblem(visit, compared, typed);
    return { typed, compared: shown(compared), fileName };
  }
  const kept = await withUpload(file, (path) =>
    visit.perform(importVerdicts, {
      ...reading,
      path,
      codeList: list.codeList,
      year: number(typed.year),
      ...(typed.name && { name: typed.name }),
      ...(typed.source && { source: typed.source }),
    }),
  );
  if (!kept.ok) return formProblem(visit, kept, typed);
  throw redirect(`/col/compare?verdicts=${kept.verdicts}&list=${list.listId}&kept`);
}

export default function ComparePage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { lists, verdicts, asked, mayKeep } = loaderData;
  const problem = actionData && "problem" in actionData ? actionData.problem : undefined;
  const tried = actionData && "compared" in actionData ? actionData : undefined;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const compared = tried?.compared ?? loaderData.compared;
  const listOptions = lists.map((list) => ({
    value: list.listId,
    label: listName(intl, list, language),
  }));
  return (
    <>
      <title>{`${say("evidence.compare.title")} · Jembatan`}</title>
      <ErrorSummary errors={loaderData.problem ? [{ message: loaderData.problem }] : []} />
      <ImportProblem problem={problem} />
      <PageHeading
        breadcrumb={[{ label: say("evidence.lists.title"), href: "/col/lists" }]}
        title={say("evidence.compare.title")}
        lead={say("evidence.compare.lead")}
      />
      {asked.kept && (
        <Notice kind="success" title={say("evidence.compare.kept")}>
          {say("evidence.compare.keptNote")}
        </Notice>
      )}
      {tried && (
        <Notice kind="info" title={say("evidence.compare.tried", { file: tried.fileName })}>
          {say("evidence.compare.triedNote")}
        </Notice>
      )}
      <Card title={say("evidence.compare.choose")}>
        {verdicts.length === 0 || lists.length === 0 ? (
          <EmptyState
            level={3}
            title={say("evidence.compare.noneTitle")}
            action={
              !mayKeep && (
                <LinkButton href="/sign-in" variant="plain">
                  {say("ui.shell.signIn")}
                </LinkButton>
              )
            }
          >
            {say(mayKeep ? "evidence.compare.noneStatistician" : "evidence.compare.none")}
          </EmptyState>
        ) : (
          <form method="get">
            <Select
              name="verdicts"
              label={say("evidence.compare.theirs")}
              defaultValue={asked.verdicts}
              options={verdicts.map((one) => ({
                value: one.verdictListId,
                label: [
                  one.name,
                  ...(one.source === "—" ? [] : [one.source]),
                  ...(one.year === null ? [] : [String(one.year)]),
                  say("evidence.compare.rows", { count: one.count }),
                ].join(" · "),
              }))}
            />
            <Select
              name="list"
              label={say("evidence.compare.ours")}
              defaultValue={asked.list || usual(lists)?.listId}
              options={listOptions}
            />
            <Button>{say("evidence.compare.submit")}</Button>
          </form>
        )}
      </Card>
      {compared && <CompareResult {...compared} />}
      {mayKeep && lists.length > 0 && (
        <Card title={say("evidence.compare.upload")} id="upload">
          <form method="post" encType="multipart/form-data">
            <FileInput
              name="file"
              accept=".csv,text/csv"
              label={say("evidence.compare.file")}
              hint={say("evidence.compare.fileHint")}
              error={problem?.sentence}
            />
            <Select
              name="list"
              id="upload-list"
              label={say("evidence.compare.ours")}
              hint={say("evidence.compare.oursHint")}
              defaultValue={typed["list"] || asked.list || usual(lists)?.listId}
              options={listOptions}
            />
            <TextInput
              name="shortFrom"
              optional
              inputMode="decimal"
              pattern="-?[0-9]+([.,][0-9]+)?"
              width={6}
              label={say("evidence.compare.shortFrom")}
              hint={say("evidence.compare.shortFromHint")}
              defaultValue={typed["shortFrom"]}
            />
            <TextInput
              name="name"
              optional
              maxLength={80}
              width={30}
              label={say("evidence.compare.name")}
              hint={say("evidence.compare.nameHint")}
              defaultValue={typed["name"]}
            />
            <TextInput
              name="source"
              optional
              maxLength={500}
              label={say("evidence.compare.source")}
              defaultValue={typed["source"]}
            />
            <TextInput
              name="year"
              optional
              type="number"
              min={1980}
              max={2100}
              width={6}
              label={say("evidence.compare.year")}
              defaultValue={typed["year"]}
            />
            <div className="actions">
              <Button name="intent" value="try" variant="plain">
                {say("evidence.compare.try")}
              </Button>
              <Button name="intent" value="keep" variant={verdicts.length > 0 ? "plain" : "primary"}>
                {say("evidence.compare.keep")}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </>
  );
}
