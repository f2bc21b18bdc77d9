import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import {
  Card,
  Checkbox,
  Fieldset,
  Radios,
  Select,
  TextArea,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import type { HostPlace, InstructorHere } from "../../roster/index.server.ts";
import { routes } from "../route.ts";
import { filledRows, rowsShown, type Typed } from "../terms-form.ts";
import { errorAt, type TermsError } from "./terms-errors.ts";
import { useLanguageName } from "./terms-parts.tsx";

type FormProps = { typed: Typed; errors: readonly TermsError[] };

/** Languages in which experts are asked to work; a case that asks for another one keeps it. */
const offered = ["id", "en", "ms", "zh"];

/** The centre or hub that asks. */
export function PlaceSelect({
  places,
  chosen,
  error,
}: {
  places: readonly HostPlace[];
  chosen: string | undefined;
  error: string | undefined;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  const options = places.map(({ hubId, centreKey, name, kind }) => {
    const shown = inLanguage(name, language);
    return {
      value: hubId ? `hub:${hubId}` : `centre:${centreKey ?? ""}`,
      label: `${shown.text} (${say(`placement.terms.placeKind.${kind}`)})`,
      ...(shown.lang !== language && { lang: shown.lang }),
    };
  });
  return (
    <Select
      name="place"
      label={say("placement.terms.form.place")}
      hint={say("placement.terms.form.placeHint")}
      error={error}
      defaultValue={chosen ?? (options.length === 1 ? options[0]?.value : "")}
      {...(options.length > 1 && { placeholder: say("placement.terms.form.choose") })}
      options={options}
    />
  );
}

/** A text in both languages; the reader's comes first, and the other one may be left out. */
function BothLanguages({
  name,
  label,
  hint,
  typed,
  errors,
  rows,
  optional = false,
}: FormProps & { name: string; label: string; hint?: string; rows?: number; optional?: boolean }) {
  const intl = useIntl();
  const language = useLanguage();
  const order = language === "id" ? (["Id", "En"] as const) : (["En", "Id"] as const);
  const fields = order.map((one, at) => {
    const field = {
      name: `${name}${one}`,
      label: `${label} (${intl.formatMessage({ id: `placement.terms.form.in${one}` })})`,
      hint: at === 0 ? hint : undefined,
      error: errorAt(errors, `${name}${one}`),
      defaultValue: typed[`${name}${one}`],
      lang: one.toLowerCase(),
      // What is in one language is enough: the other is a service to the reader.
      optional: at === 1 || optional ? true : ("silently" as const),
    };
    return rows ? (
      <TextArea key={one} {...field} rows={rows} maxLength={4_000} />
    ) : (
      <TextInput key={one} {...field} maxLength={300} />
    );
  });
  const [, other] = order;
  return (
    <>
      {fields[0]}
      <details className="field" open={Boolean(typed[`${name}${other}`])}>
        <summary>
          {label} ({intl.formatMessage({ id: `placement.terms.form.in${other}` })})
        </summary>
        {fields[1]}
      </details>
    </>
  );
}

/** What is asked for, when, and by which route the expert comes. */
export function MainFields({ typed, errors, places }: FormProps & { places: readonly HostPlace[] }) {
  const intl = useIntl();
  const languageName = useLanguageName();
  const say = (id: string) => intl.formatMessage({ id });
  const chosen = (typed.languages ?? "").split(",").filter(Boolean);
  return (
    <Card title={say("placement.terms.form.main")}>
      <PlaceSelect places={places} chosen={typed.place} error={errorAt(errors, "place")} />
      <BothLanguages name="title" label={say("placement.terms.form.title")} typed={typed} errors={errors} />
      <BothLanguages
        {...{ name: "background", label: say("placement.terms.form.background"), typed, errors, rows: 4 }}
        hint={say("placement.terms.form.backgroundHint")}
        optional
      />
      <div className="pair">
        {(["fromDay", "untilDay"] as const).map((name) => (
          <TextInput
            key={name}
            name={name}
            type="date"
            label={say(`placement.terms.form.${name}`)}
            error={errorAt(errors, name)}
            defaultValue={typed[name]}
            width={12}
            optional="silently"
          />
        ))}
      </div>
      <Radios
        name="route"
        legend={say("placement.terms.form.route")}
        hint={say("placement.terms.form.routeHint")}
        error={errorAt(errors, "route")}
        defaultValue={typed.route}
        optional
        options={routes.map((route) => ({
          value: route,
          label: say(`placement.terms.route.${route}`),
          hint: say(`placement.terms.routeHint.${route}`),
        }))}
      />
      <Fieldset
        legend={say("placement.terms.form.languages")}
        id="languages"
        error={errorAt(errors, "languages")}
      >
        {[...new Set([...offered, ...chosen])].map((code) => (
          <Checkbox
            key={code}
            name="languages"
            id={`languages-${code}`}
            value={code}
            label={languageName(code)}
            defaultChecked={chosen.includes(code)}
          />
        ))}
      </Fieldset>
    </Card>
  );
}

/** Skills that the expert has to have: a code or a title each, with a level. */
export function SkillFields({ typed, errors }: FormProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const shown = rowsShown("skills", filledRows(typed, "skills"));
  return (
    <Card title={say("placement.terms.skills")}>
      <p>
        {say("placement.terms.form.skillsHint")}{" "}
        <a href="/vocabulary/search?kind=skill" target="_blank" rel="noreferrer">
          {say("placement.terms.form.searchCodes")}
        </a>
      </p>
      {Array.from({ length: shown }, (_, at) => (
        <Fieldset
          key={at}
          id={`skill${at}-row`}
          legend={say("placement.terms.form.skill", { number: at + 1 })}
        >
          <TextInput
            name={`skill${at}`}
            label={say("placement.terms.form.codeOrTitle")}
            error={errorAt(errors, `skill${at}`)}
            defaultValue={typed[`skill${at}`]}
            maxLength={300}
            optional="silently"
          />
          <Select
            name={`skill${at}Level`}
            label={say("placement.terms.form.level")}
            hint={at === 0 ? say("placement.terms.form.levelHint") : undefined}
            defaultValue={typed[`skill${at}Level`] || "5"}
            options={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => ({
              value: String(level),
              label: String(level),
            }))}
            optional="silently"
          />
          <Checkbox
            name={`skill${at}Essential`}
            value="yes"
            label={say("placement.terms.form.essential")}
            defaultChecked={(typed[`skill${at}`] ? typed[`skill${at}Essential`] : "yes") === "yes"}
          />
        </Fieldset>
      ))}
      <p className="quiet">{say("placement.terms.form.more")}</p>
    </Card>
  );
}

/** Who the knowledge passes to: instructors of the roster, or somebody by name. */
export function CounterpartFields({
  typed,
  errors,
  instructors,
}: FormProps & { instructors: readonly InstructorHere[] }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const shown = rowsShown("counterparts", filledRows(typed, "counterparts"));
  return (
    <Card title={say("placement.terms.counterparts")}>
      <p>{say("placement.terms.form.counterpartsHint")}</p>
      {Array.from({ length: shown }, (_, at) => (
        <Fieldset
          key={at}
          id={`counterpart${at}-row`}
          legend={say("placement.terms.form.counterpart", { number: at + 1 })}
        >
          {instructors.length > 0 && (
            <Select
              name={`counterpart${at}Instructor`}
              label={say("placement.terms.form.instructor")}
              error={errorAt(errors, `counterpart${at}Instructor`)}
              defaultValue={typed[`counterpart${at}Instructor`]}
              placeholder={say("placement.terms.form.notInstructor")}
              options={instructors.map(({ instructorId, name }) => ({ value: instructorId, label: name }))}
              optional="silently"
            />
          )}
          <TextInput
            name={`counterpart${at}Name`}
            label={say("placement.terms.form.name")}
            error={errorAt(errors, `counterpart${at}Name`)}
            defaultValue={typed[`counterpart${at}Name`]}
            maxLength={200}
            autoComplete="off"
            optional="silently"
          />
          <BothLanguages
            {...{ name: `counterpart${at}Job`, label: say("placement.terms.form.job"), typed, errors }}
            optional={at > 0}
          />
        </Fieldset>
      ))}
      <p className="quiet">{say("placement.terms.form.more")}</p>
    </Card>
  );
}

/** What counterparts can do afterwards, by units of competence, and how that is measured. */
export function ObjectiveFields({
  typed,
  errors,
  counterparts,
}: FormProps & { counterparts: readonly { name: string }[] }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const shown = rowsShown("objectives", filledRows(typed, "objectives"));
  return (
    <Card title={say("placement.terms.objectives")}>
      <p>{say("placement.terms.form.objectivesHint")}</p>
      {Array.from({ length: shown }, (_, at) => (
        <Fieldset
          key={at}
          id={`objective${at}-row`}
          legend={say("placement.terms.objective", { number: at + 1 })}
        >
          <BothLanguages
            {...{
              name: `objective${at}Text`,
              label: say("placement.terms.form.canDo"),
              typed,
              errors,
              rows: 2,
            }}
          />
          <TextArea
            name={`objective${at}Units`}
            label={say("placement.terms.units")}
            hint={say("placement.terms.form.unitsHint")}
            error={errorAt(errors, `objective${at}Units`)}
            defaultValue={typed[`objective${at}Units`]}
            rows={3}
            optional="silently"
          />
          <BothLanguages
            {...{
              name: `objective${at}Measure`,
              label: say("placement.terms.measure"),
              typed,
              errors,
              rows: 2,
            }}
            hint={say("placement.terms.form.measureHint")}
          />
          {counterparts.length > 1 && (
            <Fieldset
              legend={say("placement.terms.forWhom")}
              id={`objective${at}Whose`}
              hint={say("placement.terms.form.whoseHint")}
            >
              {counterparts.map(({ name }, place) => (
                <Checkbox
                  key={place}
                  name={`objective${at}Whose`}
                  id={`objective${at}Whose-${place}`}
                  value={String(place)}
                  label={name}
                  defaultChecked={(typed[`objective${at}Whose`] ?? "").split(",").includes(String(place))}
                />
              ))}
            </Fieldset>
          )}
        </Fieldset>
      ))}
      <p className="quiet">{say("placement.terms.form.more")}</p>
    </Card>
  );
}
