import { useIntl } from "react-intl";
import { Form } from "react-router";
import { Button, Card, FileInput, Radios, Select, TextInput } from "../../ui/index.ts";

export type TypedSynonym = {
  form: string;
  meaning: string;
  kind: "abbreviation" | "synonym";
  language: "id" | "en" | "both";
};

/** Proposes one line of the table. */
export function SynonymForm({ typed, error }: { typed: TypedSynonym | null; error: string | undefined }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("vocabulary.synonyms.propose")} id="propose">
      <Form method="post">
        <Radios
          name="kind"
          legend={say("vocabulary.synonym.kind")}
          options={(["synonym", "abbreviation"] as const).map((kind) => ({
            value: kind,
            label: say(`vocabulary.synonym.kind.${kind}`),
            hint: say(`vocabulary.synonym.kindHint.${kind}`),
          }))}
          defaultValue={typed?.kind ?? "synonym"}
        />
        <TextInput
          name="form"
          label={say("vocabulary.synonym.form")}
          defaultValue={typed?.form}
          error={error}
          maxLength={100}
          width={40}
          autoComplete="off"
        />
        <TextInput
          name="meaning"
          label={say("vocabulary.synonym.meaning")}
          defaultValue={typed?.meaning}
          maxLength={100}
          width={40}
          autoComplete="off"
        />
        <Select
          name="language"
          label={say("vocabulary.synonym.language")}
          options={(["id", "en", "both"] as const).map((language) => ({
            value: language,
            label: say(`vocabulary.synonym.language.${language}`),
          }))}
          defaultValue={typed?.language ?? "id"}
        />
        <div className="actions">
          <Button>{say("vocabulary.synonyms.submit")}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** Takes in a table of them; each line waits for a second person. */
export function SynonymFile({ error, findings }: { error: string | undefined; findings: readonly string[] }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("vocabulary.synonyms.import")}>
      <Form method="post" encType="multipart/form-data">
        <FileInput
          name="file"
          accept=".csv,text/csv"
          label={say("vocabulary.import.file")}
          hint={say("vocabulary.synonyms.fileHint")}
          error={error}
        />
        {findings.length > 0 && (
          <ul>
            {findings.map((finding, index) => (
              <li key={index}>{finding}</li>
            ))}
          </ul>
        )}
        <div className="actions">
          <Button variant="plain">{say("vocabulary.synonyms.importSubmit")}</Button>
        </div>
      </Form>
    </Card>
  );
}
