import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { deny, formProblem, visitOf, type Visit } from "../../identity/index.server.ts";
import { inLanguage, refuse, type Language } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import { readDeflator } from "../deflator-file.ts";
import { parseBreaks } from "../series-break-file.ts";
import { indicatorIds } from "../indicator.ts";
import { computeOccupationList, readDatasets } from "../index.server.ts";
import {
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  FileInput,
  LinkButton,
  PageHeading,
  Select,
  TextArea,
  TextInput,
  useLanguage,
  useScripts,
} from "../../ui/index.ts";
import type { Route } from "./+types/compute.ts";
import { monthFormat, monthOf } from "../format.ts";

export const handle = { step: "sense", sentences: ["evidence.compute"] };

/** The surveys and series of the visitor's own office: what a list can be computed from. */
async function ownData(visit: Visit) {
  const outcome = await visit.perform(readDatasets, {});
  if (!outcome.ok) return outcome;
  const own = outcome.datasets.filter((dataset) => dataset.own);
  const surveys = Map.groupBy(
    own.filter((dataset) => dataset.kind === "survey"),
    (dataset) => dataset.name,
  );
  return {
    ok: true as const,
    surveys: [...surveys].map(([name, files]) => ({
      name,
      // The newest file tells what the survey is called today.
      title: files.at(-1)?.title ?? {},
      periods: files.flatMap((file) => file.periods).toSorted(),
      digits: Math.min(...files.map((file) => file.digits)),
    })),
    vacancies: own
      .filter((dataset) => dataset.kind === "vacancies")
      .map((dataset) => ({ name: dataset.name, title: dataset.title })),
    fills: own
      .filter((dataset) => dataset.kind === "fills")
      .map((dataset) => ({ name: dataset.name, title: dataset.title })),
  };
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { visitor } = visit;
  if (!visitor) return deny(visit, refuse("NOT_SIGNED_IN"));
  if (visitor.principal.role !== "statistician") return deny(visit, refuse("NOT_PERMITTED"));
  const data = await ownData(visit);
  if (!data.ok) return deny(visit, data);
  return { ...data, chosen: new URL(request.url).searchParams.get("dataset") ?? "" };
}

const breakExample =
  "breaks: [{ from: 2020-08, columns: [pay], bridge: { factor: 0.97, source: BPS 2021 } }]";

const deflatorExample = "{ source: BPS 2025, baseYear: 2022, index: { 2020-08: 91.2, 2025-08: 108.4 } }";

const fields = [
  "dataset",
  "level",
  "vacancies",
  "fills",
  "from",
  "to",
  "minAvailable",
  "passShare",
  "breaks",
] as const;

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request, "deflator");
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const typed = Object.fromEntries(
    fields.map((name) => [name, String(form.get(name) ?? "").trim()]),
  ) as Record<(typeof fields)[number], string>;
  const data = await ownData(visit);
  if (!data.ok) return formProblem(visit, data, typed);
  const survey = data.surveys.find(({ name }) => name === typed.dataset);
  // One end alone is enough: the other is then the survey's own.
  const from = typed.from || survey?.periods[0] || "";
  const to = typed.to || survey?.periods.at(-1) || "";
  const declared = typed.breaks ? parseBreaks(typed.breaks, "breaks") : null;
  if (declared && !declared.ok) return formProblem(visit, declared, { ...typed, at: "breaks" });
  const prices = file ? await withUpload(file, (path) => readDeflator(path, file.name.slice(0, 255))) : null;
  if (prices && !prices.ok) return formProblem(visit, prices, { ...typed, at: "deflator" });
  const parameters = {
    ...(declared && { breaks: declared.breaks }),
    ...(prices && { deflator: prices.deflator }),
    level: Number(typed.level),
    ...((typed.from || typed.to) && { window: { from, to } }),
    ...(typed.minAvailable && { minAvailable: Number(typed.minAvailable) }),
    ...(typed.passShare && { passShare: Number(typed.passShare) / 100 }),
  };
  const input = {
    dataset: typed.dataset,
    vacancies: typed.vacancies || null,
    fills: typed.fills || null,
    parameters,
  };
  const parsed = computeOccupationList.input.safeParse(input);
  if (!parsed.success) return formProblem(visit, refuse("PARAMETERS_INVALID"), typed);
  const name = (language: Language) => inLanguage(survey?.title ?? {}, language).text || typed.dataset;
  const queued = await visit.enqueue(computeOccupationList, input, {
    id: `Menghitung daftar pekerjaan dari ${name("id")}`,
    en: `Computing the list of occupations from ${name("en")}`,
  });
  if (!queued.ok) return formProblem(visit, queued, typed);
  return redirect(`/work/${queued.progressId}`);
}

/** Years of the first and the last wave: "2018–2025". */
const yearsOf = (periods: readonly string[]) =>
  [...new Set([periods[0], periods.at(-1)].map((period) => period?.slice(0, 4) ?? ""))].join("–");

export default function Compute({ loaderData, actionData }: Route.ComponentProps) {
  // A file that was chosen stays chosen when the rest of the form is corrected.
  useScripts();
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { surveys, vacancies, fills, chosen } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const digits = Math.max(1, ...surveys.map((survey) => survey.digits));
  const waves = [...new Set(surveys.flatMap((survey) => survey.periods))]
    .toSorted()
    .map((period) => ({ value: period, label: intl.formatDate(monthOf(period), monthFormat) }));
  return (
    <>
      <title>{`${say("evidence.compute.title")} · Jembatan`}</title>
      <ErrorSummary
        errors={
          actionData
            ? [
                { message: actionData.problem.sentence },
                ...actionData.problem.fields.map(({ message }) => ({ field: typed["at"], message })),
              ]
            : []
        }
      />
      <PageHeading
        breadcrumb={[{ label: say("evidence.lists.title"), href: "/col/lists" }]}
        title={say("evidence.compute.title")}
        lead={say("evidence.compute.lead")}
      />
      <Card>
        {surveys.length === 0 ? (
          <EmptyState
            title={say("evidence.compute.noneTitle")}
            action={<LinkButton href="/evidence/import">{say("evidence.empty.import")}</LinkButton>}
          >
            {say("evidence.compute.none")}
          </EmptyState>
        ) : (
          <Form method="post" encType="multipart/form-data">
            <Select
              name="dataset"
              label={say("evidence.compute.survey")}
              defaultValue={typed["dataset"] ?? chosen}
              options={surveys.map((survey) => ({
                value: survey.name,
                label: say("evidence.compute.surveyOf", {
                  title: inLanguage(survey.title, language).text,
                  years: yearsOf(survey.periods),
                  waves: survey.periods.length,
                }),
              }))}
            />
            <Select
              name="level"
              label={say("evidence.compute.level")}
              hint={say("evidence.compute.levelHint")}
              defaultValue={typed["level"] ?? String(Math.min(digits, 4))}
              options={[1, 2, 3, 4]
                .filter((level) => level <= digits)
                .map((level) => ({ value: String(level), label: say(`evidence.level.${level}`) }))}
            />
            <Select
              name="vacancies"
              optional
              label={say("evidence.compute.vacancies")}
              placeholder={say("evidence.compute.noVacancies")}
              defaultValue={typed["vacancies"]}
              options={vacancies.map((series) => ({
                value: series.name,
                label: inLanguage(series.title, language).text,
              }))}
            />
            {fills.length > 0 && (
              <Select
                name="fills"
                optional
                label={say("evidence.compute.fills")}
                placeholder={say("evidence.compute.noFills")}
                defaultValue={typed["fills"]}
                options={fills.map((series) => ({
                  value: series.name,
                  label: inLanguage(series.title, language).text,
                }))}
              />
            )}
            <Select
              name="from"
              optional
              label={say("evidence.compute.from")}
              hint={say("evidence.compute.fromHint")}
              placeholder={say("evidence.compute.first")}
              defaultValue={typed["from"]}
              options={waves}
            />
            <Select
              name="to"
              optional
              label={say("evidence.compute.to")}
              placeholder={say("evidence.compute.last")}
              defaultValue={typed["to"]}
              options={waves.toReversed()}
            />
            <TextInput
              name="minAvailable"
              optional
              type="number"
              min={1}
              max={indicatorIds.length}
              width={6}
              label={say("evidence.compute.minAvailable")}
              hint={say("evidence.compute.minAvailableHint")}
              defaultValue={typed["minAvailable"]}
            />
            <TextInput
              name="passShare"
              type="number"
              min={1}
              max={100}
              width={6}
              label={say("evidence.compute.passShare")}
              hint={say("evidence.compute.passShareHint")}
              defaultValue={typed["passShare"] ?? "50"}
            />
            <FileInput
              name="deflator"
              optional
              accept=".yaml,.yml,.csv"
              label={say("evidence.compute.deflator")}
              hint={say("evidence.compute.deflatorHint", { example: deflatorExample })}
            />
            <TextArea
              name="breaks"
              optional
              rows={5}
              label={say("evidence.compute.breaks")}
              hint={say("evidence.compute.breaksHint", { example: breakExample })}
              defaultValue={typed["breaks"]}
            />
            <Button>{say("evidence.compute.submit")}</Button>
          </Form>
        )}
      </Card>
    </>
  );
}
