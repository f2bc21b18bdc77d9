import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { computeOccupationList, readDatasets } from "../index.server.ts";
import {
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  LinkButton,
  PageHeading,
  Select,
  useLanguage,
} from "../../ui/index.ts";
import type { Route } from "./+types/compute.ts";

export const handle = { step: "sense" };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { visitor } = visit;
  if (!visitor) return deny(visit, refuse("NOT_SIGNED_IN"));
  if (visitor.principal.role !== "statistician") return deny(visit, refuse("NOT_PERMITTED"));
  const outcome = await visit.perform(readDatasets, {});
  if (!outcome.ok) return deny(visit, outcome);
  const own = outcome.datasets.filter((dataset) => dataset.organisationId === visitor.principal.organisation);
  const surveys = Map.groupBy(
    own.filter((dataset) => dataset.kind === "survey"),
    (dataset) => dataset.name,
  );
  return {
    chosen: new URL(request.url).searchParams.get("dataset") ?? "",
    surveys: [...surveys].map(([name, files]) => ({
      name,
      title: files[0]?.title ?? {},
      waves: files.flatMap((file) => file.periods).length,
      digits: Math.min(...files.map((file) => file.digits)),
    })),
    vacancies: own
      .filter((dataset) => dataset.kind === "vacancies")
      .map((dataset) => ({ name: dataset.name, title: dataset.title })),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const input = {
    dataset: text("dataset"),
    vacancies: text("vacancies") || null,
    parameters: { level: Number(text("level")) },
  };
  const parsed = computeOccupationList.input.safeParse(input);
  if (!parsed.success) return formProblem(visit, refuse("PARAMETERS_INVALID"));
  const queued = await visit.enqueue(computeOccupationList, input, {
    id: `Menghitung daftar pekerjaan dari ${input.dataset}`,
    en: `Computing the list of occupations from ${input.dataset}`,
  });
  if (!queued.ok) return formProblem(visit, queued);
  return redirect(`/work/${queued.progressId}`);
}

export default function Compute({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { surveys, vacancies, chosen } = loaderData;
  const digits = Math.max(1, ...surveys.map((survey) => survey.digits));
  return (
    <>
      <title>{`${say("evidence.compute.title")} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.problem.sentence }] : []} />
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
          <Form method="post">
            <Select
              name="dataset"
              label={say("evidence.compute.survey")}
              defaultValue={chosen}
              options={surveys.map((survey) => ({
                value: survey.name,
                label: `${inLanguage(survey.title, language).text} · ${say("evidence.compute.waves", { waves: survey.waves })}`,
              }))}
            />
            <Select
              name="level"
              label={say("evidence.compute.level")}
              hint={say("evidence.compute.levelHint")}
              defaultValue={String(Math.min(digits, 4))}
              options={[1, 2, 3, 4]
                .filter((level) => level <= digits)
                .map((level) => ({ value: String(level), label: say(`evidence.level.${level}`) }))}
            />
            <Select
              name="vacancies"
              optional
              label={say("evidence.compute.vacancies")}
              placeholder={say("evidence.compute.noVacancies")}
              options={vacancies.map((series) => ({
                value: series.name,
                label: inLanguage(series.title, language).text,
              }))}
            />
            <Button>{say("evidence.compute.submit")}</Button>
          </Form>
        )}
      </Card>
    </>
  );
}
