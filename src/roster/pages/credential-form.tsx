import { useIntl } from "react-intl";
import { Button, Select, TextInput } from "../../ui/index.ts";
import { credentialKinds, type CredentialKind } from "../instructor.ts";
import { errorAt, type FormErrors } from "./roster-form.ts";

/** Records what proves a competence; the kind that is missing stands first. */
export function CredentialForm({
  typed,
  errors,
  missing,
}: {
  typed: Readonly<Record<string, string>>;
  errors: FormErrors;
  missing: readonly CredentialKind[];
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const input = (name: string) => ({ name, defaultValue: typed[name], error: errorAt(errors, name) });
  return (
    <form method="post">
      <div className="grid two">
        <Select
          {...input("kind")}
          defaultValue={typed["kind"] ?? missing[0] ?? "technical"}
          label={say("roster.instructor.kindOf")}
          options={credentialKinds.map((kind) => ({
            value: kind,
            label: say(`roster.instructor.kind.${kind}`),
          }))}
        />
        <TextInput
          {...input("code")}
          label={say("roster.instructor.code")}
          hint={say("roster.instructor.codeHint")}
          maxLength={40}
          width={20}
          optional
        />
        <TextInput
          {...input("title-id")}
          label={say("roster.instructor.titleId")}
          lang="id"
          maxLength={200}
        />
        <TextInput
          {...input("title-en")}
          label={say("roster.instructor.titleEn")}
          lang="en"
          maxLength={200}
          optional
        />
        <TextInput
          {...input("validFrom")}
          type="date"
          label={say("roster.instructor.validFrom")}
          width={14}
        />
        <TextInput
          {...input("validUntil")}
          type="date"
          label={say("roster.instructor.validUntil")}
          hint={say("roster.instructor.validUntilHint")}
          width={14}
          optional
        />
        <TextInput {...input("issuer")} label={say("roster.instructor.issuer")} maxLength={200} />
        <TextInput {...input("number")} label={say("roster.instructor.number")} maxLength={120} optional />
        <TextInput
          {...input("source")}
          label={say("roster.instructor.source")}
          hint={say("roster.instructor.sourceHint")}
          maxLength={500}
        />
      </div>
      <div className="actions">
        <Button name="intent" value="credential">
          {say("roster.instructor.addCredential")}
        </Button>
      </div>
    </form>
  );
}
