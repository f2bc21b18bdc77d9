import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { Select, Tag, TextInput, useDay, useLanguage } from "../../ui/index.ts";
import type { CredentialKind } from "../instructor.ts";
import { errorAt, type FormErrors } from "./roster-form.ts";

/** Whether somebody may teach on the day that is shown, and what is missing. */
export function TeachTag({
  mayTeach,
  inService,
  missing,
}: {
  mayTeach: boolean;
  inService: boolean;
  missing: readonly CredentialKind[];
}) {
  const intl = useIntl();
  if (mayTeach) return <Tag kind="ok">{intl.formatMessage({ id: "roster.instructor.may" })}</Tag>;
  if (!inService) return <Tag>{intl.formatMessage({ id: "roster.instructor.notInService" })}</Tag>;
  const what = missing.length === 2 ? "both" : (missing[0] ?? "both");
  return <Tag kind="late">{intl.formatMessage({ id: `roster.instructor.missing.${what}` })}</Tag>;
}

/** Until when a competence is proven. */
export function ProvenUntil({ until }: { until: string | null }) {
  const intl = useIntl();
  const dayText = useDay();
  if (until === null)
    return <span className="quiet">{intl.formatMessage({ id: "roster.instructor.notProven" })}</span>;
  return until === "open" ? (
    <>{intl.formatMessage({ id: "roster.instructor.noEnd" })}</>
  ) : (
    <>{intl.formatMessage({ id: "roster.instructor.untilDay" }, { day: dayText(until) })}</>
  );
}

/** The fields of an instructor. */
export function InstructorFields({
  centres,
  accounts,
  typed,
  errors,
}: {
  centres: readonly { key: string; name: Bilingual }[];
  accounts: readonly { personId: string; name: string }[];
  typed: Readonly<Record<string, string>>;
  errors: FormErrors;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const language = useLanguage();
  return (
    <div className="grid two">
      <TextInput
        name="name"
        label={say("roster.instructor.name")}
        defaultValue={typed["name"]}
        error={errorAt(errors, "name")}
        maxLength={200}
        autoComplete="off"
      />
      <Select
        name="centre"
        label={say("roster.instructor.centre")}
        defaultValue={typed["centre"]}
        error={errorAt(errors, "centre")}
        options={centres.map(({ key, name }) => ({ value: key, label: inLanguage(name, language).text }))}
      />
      <TextInput
        name="since"
        type="date"
        label={say("roster.instructor.since")}
        defaultValue={typed["since"]}
        error={errorAt(errors, "since")}
        width={14}
      />
      <TextInput
        name="leftOn"
        type="date"
        label={say("roster.instructor.leftOn")}
        defaultValue={typed["leftOn"]}
        error={errorAt(errors, "leftOn")}
        width={14}
        optional
      />
      {accounts.length > 0 && (
        <Select
          name="person"
          label={say("roster.instructor.account")}
          hint={say("roster.instructor.accountHint")}
          defaultValue={typed["person"] ?? ""}
          error={errorAt(errors, "person")}
          options={[
            { value: "", label: say("roster.instructor.noAccount") },
            ...accounts.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
        />
      )}
    </div>
  );
}

export const instructorFieldOf: Readonly<Record<string, string>> = {
  CENTRE_NOT_FOUND: "centre",
  CENTRE_NOT_YOURS: "centre",
  INSTRUCTOR_DAYS_REVERSED: "leftOn",
  INSTRUCTOR_ACCOUNT_UNKNOWN: "person",
  CREDENTIAL_DAYS_REVERSED: "validUntil",
  CREDENTIAL_TWICE: "title-id",
  UNIT_CODE_FORM: "code",
};
