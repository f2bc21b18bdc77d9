import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, languages, refuse } from "../../platform/index.ts";
import { schemeSchema, unitGroupDigits } from "../classification.ts";
import { conceptPath } from "../concept.ts";
import { addExtension, listSchemes, readConcept, searchConcepts } from "../index.server.ts";
import { localCode, nextLocalNumber, printedCode } from "../local-code.ts";
import { matchRelations, type MatchRelation } from "../scheme-content.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  Fieldset,
  Grid,
  PageHeading,
  RowItem,
  RowList,
  Select,
  TextArea,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import type { Route } from "./+types/extend.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(addExtension.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const { scheme, version, code } = params;
  const read = await visit.perform(readConcept, { scheme, version, code });
  if (!read.ok) return deny(visit, read);
  const { concept, ancestors } = read;
  if (!schemeSchema.safeParse(scheme).success || concept.local || concept.level !== unitGroupDigits)
    return deny(visit, refuse("PARENT_NO_UNIT_GROUP", { code }));
  const below = await visit.perform(searchConcepts, { scheme, version, parent: code });
  const listed = await visit.perform(listSchemes, {});
  if (!below.ok || !listed.ok) return deny(visit, refuse("CONCEPT_NOT_FOUND", { code }));
  const siblings = below.lines;
  return {
    version: read.version,
    concept,
    ancestors,
    siblings,
    next: localCode({ parent: code, number: nextLocalNumber(siblings.map((line) => line.code)) }),
    schemes: listed.schemes.map((one) => ({ scheme: one.scheme, title: one.title })),
    synthetic: read.version.synthetic,
  };
}

const fields = ["title", "definition", "alternatives"] as const;
const relations = ["exact", "close", "broader", "narrower"] as const satisfies readonly MatchRelation[];

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "");
  const both = (name: string) => ({ id: value(`${name}.id`), en: value(`${name}.en`) });
  const scheme = schemeSchema.safeParse(params.scheme);
  if (!scheme.success) return deny(visit, refuse("PARENT_NO_UNIT_GROUP", { code: params.code }));
  const code = value("reference.code").trim();
  const relation = matchRelations.find((one) => one === value("reference.relation")) ?? "close";
  const outcome = await visit.perform(addExtension, {
    scheme: scheme.data,
    version: params.version,
    parent: params.code,
    title: both("title"),
    definition: both("definition"),
    alternatives: both("alternatives"),
    ...(code && { reference: { scheme: value("reference.scheme"), code, relation } }),
  });
  if (outcome.ok) throw redirect(conceptPath(outcome.scheme, outcome.version, outcome.code), 303);
  const { status, sentence } = visit.explain(outcome);
  const problems = (outcome.rows ?? []).map((row) => ({
    field: row.column ?? "",
    message: visit.explainRow(row),
  }));
  const typed = Object.fromEntries([...form].map(([name, text]) => [name, String(text)]));
  return data({ typed, problems, sentence }, status);
}

export default function Extend({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const page = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, concept, ancestors, siblings, next, schemes } = loaderData;
  const root = `/vocabulary/${version.scheme}/${version.version}`;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const problems = actionData?.problems ?? [];
  const errorAt = (field: string) => problems.find((one) => one.field === field)?.message;
  const label = (code: string, title: typeof concept.title) =>
    `${printedCode(code, page)} ${inLanguage(title, page).text}`;
  const input = (name: (typeof fields)[number], language: "id" | "en") => ({
    name: `${name}.${language}`,
    label: say(`vocabulary.extend.${name}.${language}`),
    lang: language,
    defaultValue: typed[`${name}.${language}`],
    error: errorAt(`${name}.${language}`),
  });
  return (
    <>
      <title>{`${say("vocabulary.extend.title")} · ${concept.code} · Jembatan`}</title>
      <ErrorSummary
        errors={problems.length > 0 ? problems : actionData ? [{ message: actionData.sentence }] : []}
      />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: inLanguage(version.title, page).text, href: root },
          ...[...ancestors, concept].map((line) => ({
            label: label(line.code, line.title),
            href: conceptPath(version.scheme, version.version, line.code),
          })),
        ]}
        title={say("vocabulary.extend.title")}
        meta={say("vocabulary.extend.next", { code: printedCode(next, page) })}
        lead={say("vocabulary.extend.lead")}
      />
      <Grid columns="side">
        <Card>
          <form method="post">
            {languages.map((language) => (
              <TextInput key={language} {...input("title", language)} maxLength={200} autoComplete="off" />
            ))}
            <Fieldset
              id="definition"
              legend={say("vocabulary.extend.definition")}
              hint={say("vocabulary.extend.definitionHint")}
            >
              {languages.map((language) => (
                <TextArea
                  key={language}
                  {...input("definition", language)}
                  rows={3}
                  maxLength={2_000}
                  optional
                />
              ))}
            </Fieldset>
            <Fieldset
              id="alternatives"
              legend={say("vocabulary.extend.alternatives")}
              hint={say("vocabulary.extend.alternativesHint")}
              optional
            >
              {languages.map((language) => (
                <TextArea key={language} {...input("alternatives", language)} rows={3} optional />
              ))}
            </Fieldset>
            <Fieldset
              id="reference"
              legend={say("vocabulary.extend.reference")}
              hint={say("vocabulary.extend.referenceHint")}
              optional
            >
              <Select
                name="reference.scheme"
                label={say("vocabulary.code.scheme")}
                options={schemes.map(({ scheme, title }) => ({
                  value: scheme,
                  label: inLanguage(title, page).text,
                }))}
                defaultValue={typed["reference.scheme"] ?? "isco"}
                optional
              />
              <TextInput
                name="reference.code"
                label={say("vocabulary.concept.code")}
                defaultValue={typed["reference.code"]}
                error={errorAt("reference.code")}
                maxLength={60}
                autoComplete="off"
                optional
              />
              <Select
                name="reference.relation"
                label={say("vocabulary.extend.relation")}
                options={relations.map((relation) => ({
                  value: relation,
                  label: say(`vocabulary.match.${relation}`),
                }))}
                defaultValue={typed["reference.relation"] ?? "close"}
                error={errorAt("reference.relation")}
                optional
              />
            </Fieldset>
            <div className="actions">
              <Button>{say("vocabulary.extend.submit")}</Button>
              <a href={conceptPath(version.scheme, version.version, concept.code)}>
                {say("vocabulary.extend.cancel")}
              </a>
            </div>
          </form>
        </Card>
        <Card title={say("vocabulary.extend.below")}>
          <p>{say("vocabulary.extend.lookFirst")}</p>
          <RowList>
            {siblings.map((line) => (
              <RowItem
                key={line.code}
                href={conceptPath(version.scheme, version.version, line.code)}
                title={<BilingualText text={line.title} />}
                note={printedCode(line.code, page)}
              />
            ))}
          </RowList>
          {siblings.length === 0 && <p className="quiet">{say("vocabulary.extend.noneBelow")}</p>}
        </Card>
      </Grid>
    </>
  );
}
