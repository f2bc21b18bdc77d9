import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { inLanguage } from "../../platform/index.ts";
import { Radios, Select, TextArea, TextInput, useLanguage } from "../../ui/index.ts";
import { hubKinds } from "../hub-words.ts";
import type { Typed } from "./hub-form.ts";

export type Errors = readonly { field: string | undefined; message: string }[];
export const errorAt = (errors: Errors, field: string) => errors.find((one) => one.field === field)?.message;

/** A text in the reader's language, and in the other one where somebody has it. */
export function WordsFields({
  name,
  label,
  hint,
  typed,
  errors,
  long,
  maxLength = 300,
}: {
  name: string;
  label: string;
  hint?: string | undefined;
  typed: Typed;
  errors: Errors;
  long?: boolean | undefined;
  maxLength?: number | undefined;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const Input = long ? TextArea : TextInput;
  const inOther = intl.formatMessage(
    { id: language === "id" ? "roster.hub.inEnglish" : "roster.hub.inIndonesian" },
    { what: label },
  );
  const either = Boolean(typed[`${name}Other`]);
  return (
    <>
      <Input
        name={name}
        label={label}
        hint={hint}
        error={errorAt(errors, name)}
        defaultValue={typed[name]}
        maxLength={maxLength}
        optional={either ? "silently" : undefined}
      />
      <Input
        name={`${name}Other`}
        label={inOther}
        defaultValue={typed[`${name}Other`]}
        maxLength={maxLength}
        lang={language === "id" ? "en" : "id"}
        optional
      />
    </>
  );
}

/** The form of a hub itself: what it is, where, and what it is there for. */
export function HubFields({
  typed,
  errors,
  provinces,
}: {
  typed: Typed;
  errors: Errors;
  provinces: readonly { code: string; name: Bilingual }[];
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <Radios
        name="kind"
        legend={say("roster.hub.kind")}
        error={errorAt(errors, "kind")}
        defaultValue={typed.kind}
        options={hubKinds.map((value) => ({
          value,
          label: say(`roster.hub.kind.${value}`),
          hint: say(`roster.hub.kindHint.${value}`),
        }))}
      />
      <WordsFields name="name" label={say("roster.hub.name")} typed={typed} errors={errors} />
      <WordsFields
        name="purpose"
        label={say("roster.hub.purpose")}
        hint={say("roster.hub.purposeHint")}
        typed={typed}
        errors={errors}
        maxLength={2_000}
        long
      />
      <Select
        name="province"
        label={say("roster.hub.province")}
        error={errorAt(errors, "province")}
        defaultValue={typed.province ?? ""}
        placeholder={say("roster.hub.choose")}
        options={provinces.map(({ code, name }) => ({ value: code, label: inLanguage(name, language).text }))}
      />
      <TextInput
        name="centre"
        label={say("roster.hub.centre")}
        hint={say("roster.hub.centreHint")}
        error={errorAt(errors, "centre")}
        defaultValue={typed.centre}
        maxLength={60}
        autoCapitalize="none"
        autoComplete="off"
        optional
      />
      <TextInput
        name="openedOn"
        type="date"
        label={say("roster.hub.openedOn")}
        error={errorAt(errors, "openedOn")}
        defaultValue={typed.openedOn}
        width={14}
        optional
      />
      <TextInput
        name="closedOn"
        type="date"
        label={say("roster.hub.closedOn")}
        error={errorAt(errors, "closedOn")}
        defaultValue={typed.closedOn}
        width={14}
        optional
      />
    </>
  );
}
