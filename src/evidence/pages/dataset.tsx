import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import type { FillFacts, SurveyFacts, VacancyFacts } from "../dataset.ts";
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
import { people, spanOf } from "../format.ts";

export const handle = { step: "sense", sentences: ["evidence.datasets"] };

const outcomes = ["imported", "unchanged", "rechecked"] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readDataset, { dataset: params.dataset });
  if (!outcome.ok) return deny(visit, outcome);
  // What the import that led here came to; a reader of another office did not import.
  const query = new URL(request.url).searchParams;
  const came = outcome.own ? (outcomes.find((one) => query.has(one)) ?? null) : null;
  return { ...outcome, came, synthetic: outcome.dataset.synthetic };
}

/** One file of evidence: what it is, what it counts, how its columns were read, and the file itself by its hash. */
export default function DatasetPage({ loaderData: { dataset, came } }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const number = (value: number) => intl.formatNumber(value, people);
  const survey = dataset.kind === "survey" ? (dataset.facts as SurveyFacts) : null;
  const vacancies = dataset.kind === "vacancies" ? (dataset.facts as VacancyFacts) : null;
  const fills = dataset.kind === "fills" ? (dataset.facts as FillFacts) : null;
  const { mapping } = dataset;
  return (
    <>
      <title>{`${inLanguage(dataset.title, language).text} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("evidence.datasets.title"), href: "/evidence" }]}
        title={<BilingualText text={dataset.title} />}
        meta={`${spanOf(intl, dataset.periods)} · ${dataset.source}`}
        actions={
          <LinkButton href={`/thread/evidence.dataset/${dataset.datasetId}`} variant="plain">
            {say("evidence.dossier.thread")}
          </LinkButton>
        }
      />
      {came && (
        <Notice kind={came === "unchanged" ? "info" : "success"}>
          {say(`evidence.datasets.came.${came}`)}
        </Notice>
      )}
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
          {fills && (
            <DescriptionList
              items={[
                { term: say("evidence.fact.closings"), description: number(fills.closings) },
                { term: say("evidence.fact.filled"), description: number(fills.filled) },
                { term: say("evidence.fact.posts"), description: number(fills.posts) },
                { term: say("evidence.fact.codes"), description: number(fills.codes) },
                { term: say("evidence.fact.areas"), description: number(fills.areas) },
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
              ...(mapping
                ? [
                    {
                      term: say("evidence.datasets.mapping"),
                      description: (
                        <>
                          <BilingualText text={mapping.title} />
                          <small> {mapping.id}</small>
                        </>
                      ),
                    },
                  ]
                : []),
              ...(mapping && mapping.educationSource !== null
                ? [
                    {
                      term: say("evidence.datasets.educationSource"),
                      description: mapping.educationSource || say("evidence.datasets.notChecked"),
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
