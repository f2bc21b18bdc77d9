import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import type { SurveyFacts, VacancyFacts } from "../dataset.ts";
import { readDataset } from "../index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  Grid,
  LinkButton,
  Moment,
  Notice,
  PageHeading,
  useLanguage,
} from "../../ui/index.ts";
import type { Route } from "./+types/dataset.ts";
import { monthFormat, monthOf, people } from "./format.ts";

export const handle = { step: "sense" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readDataset, { dataset: params.dataset });
  if (!outcome.ok) return deny(visit, outcome);
  return { ...outcome, synthetic: outcome.dataset.synthetic };
}

/** One file of evidence: what it is, what it counts, how its columns were read, and the file itself by its hash. */
export default function DatasetPage({ loaderData: { dataset } }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const number = (value: number) => intl.formatNumber(value, people);
  const month = (period: string) => intl.formatDate(monthOf(period), monthFormat);
  const survey = dataset.kind === "survey" ? (dataset.facts as SurveyFacts) : null;
  const vacancies = dataset.kind === "vacancies" ? (dataset.facts as VacancyFacts) : null;
  const education = dataset.mapping?.education;
  return (
    <>
      <title>{`${inLanguage(dataset.title, language).text} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("evidence.datasets.title"), href: "/evidence" }]}
        title={<BilingualText text={dataset.title} />}
        meta={`${dataset.periods.map(month).join(" – ")} · ${dataset.source}`}
        actions={
          <LinkButton href={`/thread/evidence.dataset/${dataset.datasetId}`} variant="plain">
            {say("evidence.dossier.thread")}
          </LinkButton>
        }
      />
      {survey && !survey.codesChecked && (
        <Notice kind="warning">
          {say("evidence.datasets.codesUnchecked", { codeList: dataset.codeList })}
        </Notice>
      )}
      <Grid columns="two">
        <Card title={say("evidence.datasets.counts")}>
          {survey && (
            <DescriptionList
              items={[
                { term: say("evidence.fact.persons"), description: number(survey.persons) },
                { term: say("evidence.fact.weightSum"), description: number(survey.weightSum) },
                { term: say("evidence.fact.largestWeight"), description: number(survey.largestWeight) },
                {
                  term: say("evidence.fact.withoutOccupation"),
                  description: number(survey.withoutOccupation),
                },
                { term: say("evidence.fact.withPay"), description: number(survey.withPay) },
                { term: say("evidence.fact.areas"), description: number(survey.areas.length) },
                { term: say("evidence.fact.codes"), description: number(survey.codes) },
              ]}
            />
          )}
          {vacancies && (
            <DescriptionList
              items={[
                { term: say("evidence.fact.codes"), description: number(vacancies.codes) },
                { term: say("evidence.fact.areas"), description: number(vacancies.areas) },
                { term: say("evidence.fact.months"), description: number(vacancies.months) },
                { term: say("evidence.fact.cells"), description: number(vacancies.cells) },
              ]}
            />
          )}
        </Card>
        <Card title={say("evidence.datasets.origin")}>
          <DescriptionList
            items={[
              { term: say("evidence.datasets.file"), description: dataset.fileName },
              {
                term: say("evidence.datasets.hash"),
                description: <code className="hash">{dataset.fileHash}</code>,
              },
              {
                term: say("evidence.datasets.imported"),
                description: <Moment at={dataset.importedAt} dateStyle="long" />,
              },
              {
                term: say("evidence.datasets.codeList"),
                description: `${dataset.codeList} · ${say("evidence.datasets.digits", { digits: dataset.digits })}`,
              },
              ...(dataset.mapping
                ? [{ term: say("evidence.datasets.mapping"), description: dataset.mapping.id }]
                : []),
              ...(education
                ? [
                    {
                      term: say("evidence.datasets.educationSource"),
                      description: education.source || say("evidence.datasets.notChecked"),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
      </Grid>
    </>
  );
}
