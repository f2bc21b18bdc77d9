import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  Button,
  Card,
  ErrorSummary,
  Fieldset,
  PageHeading,
  Select,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { measures, type Measure } from "../centre-words.ts";
import { addFigure, readCentre, saveCentre } from "../index.server.ts";
import { errorAt, formErrors, numberIn, typedIn } from "./roster-form.ts";
import type { Route } from "./+types/centre-edit.ts";

export const handle = { step: "deliver", sentences: ["roster.centre"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const back = { href: "/centres", label: "roster.centre.title" };
  const read = await visit.perform(readCentre, { centre: params.centre.slice(0, 60) });
  if (!read.ok) return deny(visit, read, back);
  if (!visit.visitor) return deny(visit, refuse("NOT_SIGNED_IN"), back);
  if (!read.mine)
    return deny(visit, refuse("CENTRE_NOT_YOURS", { column: read.centre.name.id ?? params.centre }), back);
  return { ...read, thisYear: Number(visit.today.slice(0, 4)) };
}

/** Empty lines of the form for vocations that are new. */
const emptyLines = 3;

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const typed = typedIn(await request.formData());
  const value = (name: string) => typed[name]?.trim() ?? "";
  const centre = params.centre;
  const done =
    value("intent") === "figure"
      ? await visit.perform(addFigure, {
          ...{ centre, measure: value("measure") as Measure },
          period: value("quarter") ? `${value("year")}-Q${value("quarter")}` : value("year"),
          ...{ value: numberIn(value("value")), source: value("source") },
          sourceYear: numberIn(value("sourceYear")),
        })
      : await visit.perform(saveCentre, {
          ...{ centre, name: { id: value("name-id"), en: value("name-en") }, regency: value("regency") },
          ...{ activeFrom: value("activeFrom") || null, activeUntil: value("activeUntil") || null },
          vocations: Object.keys(typed).flatMap((field) => {
            const at = /^vocation-(\d+)$/.exec(field)?.[1];
            const id = value(`vocation-${at}`);
            if (at === undefined || !id) return [];
            const places = value(`places-${at}`);
            return [
              {
                name: { id, en: value(`vocation-en-${at}`) },
                places: places === "" ? null : numberIn(places),
              },
            ];
          }),
        });
  if (!done.ok) return formProblem(visit, done, typed);
  return redirect(`/centres/${centre}?saved`, 303);
}

const fieldOfRefusal = {
  CENTRE_DAYS_REVERSED: "activeUntil",
  CENTRE_FIGURE_SAID: "value",
  CENTRE_FIGURE_OTHERWISE: "value",
  CENTRE_SOURCE_LATER: "sourceYear",
  VOCATION_TWICE: "vocations",
};

/** The centre's own office puts right what the register says of it, and adds figures with their sources. */
export default function EditCentre({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const { centre, vocations, thisYear } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = formErrors(actionData?.problem, fieldOfRefusal).map(({ field, message }) => ({
    field: field === "period" ? "year" : field?.startsWith("vocations-") ? "vocations" : field,
    message,
  }));
  const about = typed["intent"] === "figure" ? "figure" : "centre";
  const at = (field: string, form: "figure" | "centre") =>
    form === about ? errorAt(errors, field) : undefined;
  const was = (field: string, form: "figure" | "centre", stored: string) =>
    form === about && actionData ? (typed[field] ?? "") : stored;
  const lines = [...vocations, ...Array.from({ length: emptyLines }, () => null)];
  const title = say("roster.centre.edit.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("roster.centre.title"), href: "/centres" },
          { label: inLanguage(centre.name, language).text, href: `/centres/${centre.key}` },
        ]}
        title={title}
        lead={say("roster.centre.edit.lead")}
      />
      <div className="grid">
        <Card title={say("roster.centre.edit.addFigure")}>
          <p>{say("roster.centre.edit.figureLead")}</p>
          <form method="post">
            <div className="grid three">
              <Select
                name="measure"
                label={say("roster.centre.what")}
                defaultValue={was("measure", "figure", "seats")}
                error={at("measure", "figure")}
                options={measures.map((one) => ({ value: one, label: say(`roster.centre.measure.${one}`) }))}
              />
              <TextInput
                name="year"
                inputMode="numeric"
                label={say("roster.centre.edit.year")}
                defaultValue={was("year", "figure", String(thisYear))}
                error={at("year", "figure")}
                width={8}
              />
              <Select
                name="quarter"
                label={say("roster.centre.edit.quarter")}
                defaultValue={was("quarter", "figure", "")}
                options={[
                  { value: "", label: say("roster.centre.edit.wholeYear") },
                  ...["1", "2", "3", "4"].map((one) => ({
                    value: one,
                    label: say("roster.centre.edit.quarterOf", { quarter: one }),
                  })),
                ]}
              />
              <TextInput
                name="value"
                inputMode="numeric"
                label={say("roster.centre.edit.value")}
                hint={say("roster.centre.edit.valueHint")}
                defaultValue={was("value", "figure", "")}
                error={at("value", "figure")}
                width={10}
              />
              <TextInput
                name="source"
                label={say("roster.centre.source")}
                hint={say("roster.centre.edit.sourceHint")}
                defaultValue={was("source", "figure", "")}
                error={at("source", "figure")}
                maxLength={500}
              />
              <TextInput
                name="sourceYear"
                inputMode="numeric"
                label={say("roster.centre.edit.sourceYear")}
                defaultValue={was("sourceYear", "figure", String(thisYear))}
                error={at("sourceYear", "figure")}
                width={8}
              />
            </div>
            <div className="actions">
              <Button name="intent" value="figure">
                {say("roster.centre.edit.addFigure")}
              </Button>
            </div>
          </form>
        </Card>
        <Card title={say("roster.centre.edit.facts")}>
          <form method="post">
            <div className="grid two">
              <TextInput
                name="name-id"
                label={say("roster.centre.edit.nameId")}
                lang="id"
                defaultValue={was("name-id", "centre", centre.name.id ?? centre.name.en ?? "")}
                error={at("name-id", "centre")}
                maxLength={200}
              />
              <TextInput
                name="name-en"
                label={say("roster.centre.edit.nameEn")}
                lang="en"
                defaultValue={was("name-en", "centre", centre.name.en ?? "")}
                error={at("name-en", "centre")}
                maxLength={200}
                optional
              />
              <TextInput
                name="regency"
                label={say("roster.centre.edit.regency")}
                defaultValue={was("regency", "centre", centre.regency ?? "")}
                error={at("regency", "centre")}
                maxLength={120}
                optional
              />
              <span />
              <TextInput
                name="activeFrom"
                type="date"
                label={say("roster.centre.edit.activeFrom")}
                defaultValue={was("activeFrom", "centre", centre.activeFrom ?? "")}
                error={at("activeFrom", "centre")}
                width={14}
                optional
              />
              <TextInput
                name="activeUntil"
                type="date"
                label={say("roster.centre.edit.activeUntil")}
                defaultValue={was("activeUntil", "centre", centre.activeUntil ?? "")}
                error={at("activeUntil", "centre")}
                width={14}
                optional
              />
            </div>
            <Fieldset
              id="vocations"
              legend={say("roster.centre.vocations")}
              hint={say("roster.centre.edit.vocationsHint")}
              error={at("vocations", "centre")}
            >
              {lines.map((one, line) => (
                <div className="grid three" key={line}>
                  <TextInput
                    name={`vocation-${line}`}
                    label={say("roster.centre.edit.vocationId", { line: line + 1 })}
                    lang="id"
                    defaultValue={was(`vocation-${line}`, "centre", one?.name.id ?? one?.name.en ?? "")}
                    maxLength={200}
                    optional="silently"
                  />
                  <TextInput
                    name={`vocation-en-${line}`}
                    label={say("roster.centre.edit.vocationEn")}
                    lang="en"
                    defaultValue={was(`vocation-en-${line}`, "centre", one?.name.en ?? "")}
                    maxLength={200}
                    optional="silently"
                  />
                  <TextInput
                    name={`places-${line}`}
                    inputMode="numeric"
                    label={say("roster.centre.workshopPlaces")}
                    defaultValue={was(`places-${line}`, "centre", String(one?.places ?? ""))}
                    width={8}
                    optional="silently"
                  />
                </div>
              ))}
            </Fieldset>
            <div className="actions">
              <Button name="intent" value="centre" variant="plain">
                {say("roster.centre.edit.save")}
              </Button>
            </div>
          </form>
        </Card>
      </div>
    </>
  );
}
