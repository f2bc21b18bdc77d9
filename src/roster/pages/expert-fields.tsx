import { useIntl } from "react-intl";
import { Fieldset, Radios, Select, TextInput, useLanguage } from "../../ui/index.ts";
import { placeZones } from "../booking.ts";
import { clearances, languageLevels, spokenLanguages } from "../expert-words.ts";
import { languageRows, type TypedExpert } from "./expert-form.ts";

type Errors = readonly { field: string | undefined; message: string }[];

/** The form of an expert: who they are, how they can be sent, and since when they are on the roster. */
export function ExpertFields({
  typed,
  errors,
  accounts,
}: {
  typed: TypedExpert;
  errors: Errors;
  accounts: readonly { personId: string; name: string }[];
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const language = useLanguage();
  const at = (field: string) => errors.find((one) => one.field === field)?.message;
  const zones =
    typed.homeZone && !placeZones.some(({ zone }) => zone === typed.homeZone) ? [typed.homeZone] : [];
  const rows = Math.min(
    languageRows,
    Math.max(
      2,
      Array.from({ length: languageRows }, (_, row) => typed[`language${row}`]).filter(Boolean).length + 1,
    ),
  );
  return (
    <>
      <TextInput
        name="name"
        label={say("roster.expert.name")}
        error={at("name")}
        defaultValue={typed.name}
        maxLength={200}
        autoComplete="off"
      />
      <TextInput
        name="headline"
        label={say("roster.expert.headline")}
        hint={say("roster.expert.headlineHint")}
        error={at("headline")}
        defaultValue={typed.headline}
        maxLength={300}
      />
      <TextInput
        name="headlineOther"
        label={say(language === "id" ? "roster.expert.headlineEn" : "roster.expert.headlineId")}
        defaultValue={typed.headlineOther}
        maxLength={300}
        lang={language === "id" ? "en" : "id"}
        optional
      />
      {Array.from({ length: rows }, (_, row) => (
        <Fieldset
          key={row}
          id={`speaks${row}`}
          legend={intl.formatMessage({ id: "roster.expert.languageNumber" }, { number: row + 1 })}
          optional={row > 0}
        >
          <Select
            name={`language${row}`}
            label={say("roster.expert.language")}
            error={at(`language${row}`)}
            defaultValue={typed[`language${row}`] ?? ""}
            placeholder={say("roster.expert.none")}
            options={optionsWith(spokenLanguages, typed[`language${row}`]).map((code) => ({
              value: code,
              label: intl.formatDisplayName(code, { type: "language" }) ?? code,
            }))}
            optional="silently"
          />
          <Select
            name={`level${row}`}
            label={say("roster.expert.languageLevel")}
            defaultValue={typed[`level${row}`] || "B2"}
            options={languageLevels.map((level) => ({
              value: level,
              label: say(`roster.expert.cefr.${level}`),
            }))}
            optional="silently"
          />
        </Fieldset>
      ))}
      <Select
        name="homeZone"
        label={say("roster.expert.homeZone")}
        hint={say("roster.expert.homeZoneHint")}
        error={at("homeZone")}
        defaultValue={typed.homeZone || "Asia/Singapore"}
        options={[
          ...placeZones.map(({ zone, name }) => ({
            value: zone,
            label: `${name} (${say(`roster.expert.zone.${name}`)})`,
          })),
          ...zones.map((zone) => ({ value: zone, label: zone })),
        ]}
      />
      <Radios
        name="clearance"
        legend={say("roster.expert.clearance")}
        hint={say("roster.expert.clearanceHint")}
        defaultValue={typed.clearance || "none"}
        options={clearances.map((value) => ({ value, label: say(`roster.expert.clearance.${value}`) }))}
      />
      <TextInput
        name="clearanceUntil"
        type="date"
        label={say("roster.expert.clearanceUntil")}
        error={at("clearanceUntil")}
        defaultValue={typed.clearanceUntil}
        width={14}
        optional
      />
      <TextInput
        name="agreedOn"
        type="date"
        label={say("roster.expert.agreedOn")}
        hint={say("roster.expert.agreedOnHint")}
        error={at("agreedOn")}
        defaultValue={typed.agreedOn}
        width={14}
        optional
      />
      <Fieldset id="cost" legend={say("roster.expert.cost")} hint={say("roster.expert.costHint")} optional>
        <Select
          name="costAs"
          label={say("roster.expert.costAs")}
          defaultValue={typed.costAs ?? ""}
          placeholder={say("roster.expert.costUnknown")}
          options={[
            { value: "in-kind", label: say("roster.expert.cost.in-kind") },
            { value: "cash", label: say("roster.expert.cost.cash") },
          ]}
          optional="silently"
        />
        <TextInput
          name="costAmount"
          inputMode="decimal"
          label={say("roster.expert.costAmount")}
          hint={say("roster.expert.costAmountHint")}
          error={at("costAmount")}
          defaultValue={typed.costAmount}
          width={14}
          optional="silently"
        />
        <Select
          name="costCurrency"
          label={say("roster.expert.costCurrency")}
          defaultValue={typed.costCurrency ?? ""}
          placeholder={say("roster.expert.none")}
          options={optionsWith(["SGD", "IDR", "USD"], typed.costCurrency).map((code) => ({
            value: code,
            label: code,
          }))}
          optional="silently"
        />
        <TextInput
          name="costNote"
          label={say("roster.expert.costNote")}
          defaultValue={typed.costNote}
          maxLength={300}
          optional="silently"
        />
      </Fieldset>
      <TextInput
        name="activeFrom"
        type="date"
        label={say("roster.expert.activeFrom")}
        error={at("activeFrom")}
        defaultValue={typed.activeFrom}
        width={14}
      />
      <TextInput
        name="activeUntil"
        type="date"
        label={say("roster.expert.activeUntil")}
        error={at("activeUntil")}
        defaultValue={typed.activeUntil}
        width={14}
        optional
      />
      <Select
        name="person"
        label={say("roster.expert.account")}
        hint={say("roster.expert.accountHint")}
        error={at("person")}
        defaultValue={typed.person ?? ""}
        placeholder={say("roster.expert.accountNone")}
        options={accounts.map(({ personId, name }) => ({ value: personId, label: name }))}
        optional
      />
    </>
  );
}

/** The usual choices, and one that was made before. */
const optionsWith = (usual: readonly string[], chosen: string | undefined): readonly string[] =>
  chosen && !usual.includes(chosen) ? [...usual, chosen] : usual;
