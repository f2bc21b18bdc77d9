import { useIntl } from "react-intl";
import { Select, TextArea, TextInput } from "../../ui/index.ts";
import type { PlanPart } from "../hub-words.ts";
import { errorAt, WordsFields, type Errors } from "./hub-fields.tsx";
import type { Typed } from "./hub-form.ts";

/** The fields of one part of a development plan. */
export function PlanFields({ part, typed, errors }: { part: PlanPart; typed: Typed; errors: Errors }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const day = (name: string, optional?: boolean) => (
    <TextInput
      name={name}
      type="date"
      label={say(`roster.hub.form.${name}`)}
      error={errorAt(errors, name)}
      defaultValue={typed[name]}
      width={14}
      optional={optional}
    />
  );
  const figure = (name: string, optional?: boolean) => (
    <TextInput
      name={name}
      inputMode="decimal"
      label={say(`roster.hub.form.${name}`)}
      hint={optional ? say("roster.hub.form.emptyHint") : undefined}
      error={errorAt(errors, name)}
      defaultValue={typed[name]}
      width={14}
      optional={optional}
    />
  );
  const count = (name: string) => (
    <TextInput
      name={name}
      type="number"
      min={0}
      max={1_000}
      label={say(`roster.hub.form.${name}`)}
      error={errorAt(errors, name)}
      defaultValue={typed[name]}
      width={8}
    />
  );
  const degree = (name: "likelihood" | "impact") => (
    <Select
      name={name}
      label={say(`roster.hub.form.${name}`)}
      defaultValue={typed[name] ?? "2"}
      options={[1, 2, 3].map((value) => ({ value: String(value), label: say(`roster.hub.degree.${value}`) }))}
    />
  );
  return (
    <>
      <WordsFields name="title" label={say(`roster.hub.form.title.${part}`)} typed={typed} errors={errors} />
      {part === "target" && (
        <>
          <WordsFields
            name="unit"
            label={say("roster.hub.form.unit")}
            hint={say("roster.hub.form.unitHint")}
            typed={typed}
            errors={errors}
            maxLength={60}
          />
          {figure("baseline", true)}
          {day("baselineOn", true)}
          {figure("target")}
          {day("targetOn")}
          {figure("actual", true)}
          {day("actualOn", true)}
          <TextInput
            name="source"
            label={say("roster.hub.form.source")}
            hint={say("roster.hub.form.sourceHint")}
            error={errorAt(errors, "source")}
            defaultValue={typed.source}
            maxLength={500}
          />
        </>
      )}
      {part === "milestone" && day("dueOn")}
      {part === "programme" && (
        <>
          {day("startsOn")}
          {day("endsOn", true)}
          <TextArea
            name="about"
            label={say("roster.hub.form.about")}
            hint={say("roster.hub.form.aboutHint")}
            error={errorAt(errors, "about")}
            defaultValue={typed.about}
            rows={3}
            spellCheck={false}
            optional
          />
        </>
      )}
      {part === "post" && (
        <>
          {count("planned")}
          {count("filled")}
        </>
      )}
      {part === "risk" && (
        <>
          {degree("likelihood")}
          {degree("impact")}
          <WordsFields
            name="response"
            label={say("roster.hub.form.response")}
            typed={typed}
            errors={errors}
            maxLength={1_000}
            long
          />
          <Select
            name="state"
            label={say("roster.hub.form.riskState")}
            defaultValue={typed.state ?? "open"}
            options={(["open", "closed"] as const).map((value) => ({
              value,
              label: say(`roster.hub.risk.${value}`),
            }))}
          />
        </>
      )}
    </>
  );
}
