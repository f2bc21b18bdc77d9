import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { Button, Card, Select, TextInput, useLanguage } from "../../ui/index.ts";
import { centreFields } from "../centre-field.ts";
import { centreKinds } from "../centre-words.ts";
import { leftOut, type CentreLook } from "./centre-mapping.ts";

/** What each column tells, with a few of its cells; what holds for all rows; and where the headings stand. */
export function CentreMappingForm({
  look,
  checked,
  offices,
  overseer,
}: {
  look: CentreLook;
  checked: boolean;
  offices: readonly { key: string; name: Bilingual }[];
  overseer: string;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const { head, mapping, samples, sheets, sheet } = look;
  const cellsOf = (column: number) =>
    [...new Set(samples.map(({ cells }) => (cells[column] ?? "").replaceAll(/\s+/g, " ").trim()))]
      .filter(Boolean)
      .slice(0, 3)
      .map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell));
  const kept = (
    <>
      <input type="hidden" name="upload" value={look.upload} />
      <input type="hidden" name="fileName" value={look.fileName} />
    </>
  );
  const fields = [
    { value: leftOut, label: say("roster.centre.import.leaveOut") },
    ...centreFields.map((field) => ({ value: field, label: say(`roster.centre.field.${field}`) })),
  ];
  const form = (
    <form method="post">
      {kept}
      <input type="hidden" name="sheet" value={sheet} />
      <input type="hidden" name="first" value={head.first} />
      <input type="hidden" name="last" value={head.last} />
      <input type="hidden" name="width" value={head.headings.length} />
      <div className="grid two">
        {head.headings.map((heading, at) => {
          const cells = cellsOf(at);
          // A column without heading and without cells is the width of a border.
          if (heading === "" && cells.length === 0)
            return <input key={at} type="hidden" name={`column-${at}`} value={leftOut} />;
          return (
            <Select
              key={at}
              name={`column-${at}`}
              label={heading || say("roster.centre.import.column", { number: at + 1 })}
              hint={cells.length > 0 ? cells.join(" · ") : say("roster.centre.import.columnEmpty")}
              defaultValue={mapping.columns[at] ?? leftOut}
              options={fields}
            />
          );
        })}
        <Select
          name="kind"
          label={say("roster.centre.import.kind")}
          hint={say("roster.centre.import.kindHint")}
          defaultValue={mapping.kind ?? ""}
          options={[
            { value: "", label: say("roster.centre.import.kindNone") },
            ...centreKinds.map((kind) => ({ value: kind, label: say(`roster.centre.kind.${kind}`) })),
          ]}
        />
        <TextInput
          name="year"
          inputMode="numeric"
          label={say("roster.centre.import.year")}
          hint={say("roster.centre.import.yearHint")}
          defaultValue={mapping.year ?? ""}
          width={8}
          optional
        />
        <TextInput
          name="source"
          label={say("roster.centre.source")}
          hint={say("roster.centre.import.sourceHint", { file: look.fileName })}
          defaultValue={mapping.source}
          maxLength={500}
          optional
        />
        <TextInput
          name="sourceYear"
          inputMode="numeric"
          label={say("roster.centre.edit.sourceYear")}
          defaultValue={mapping.sourceYear ?? ""}
          width={8}
          optional
        />
        <Select
          name="overseer"
          label={say("roster.centre.import.overseer")}
          hint={say("roster.centre.import.overseerHint")}
          defaultValue={overseer}
          options={[
            { value: "", label: say("roster.centre.import.overseerNone") },
            ...offices.map(({ key, name }) => ({ value: key, label: inLanguage(name, language).text })),
          ]}
        />
      </div>
      <div className="actions">
        {checked && (
          <Button name="intent" value="import">
            {say("roster.centre.import.do")}
          </Button>
        )}
        <Button name="intent" value="check" variant={checked ? "plain" : "primary"}>
          {say("roster.centre.import.check")}
        </Button>
      </div>
    </form>
  );
  return (
    <Card title={say("roster.centre.import.mapping", { file: look.fileName })}>
      <p>
        {say("roster.centre.import.found", {
          rows: head.first === head.last ? `${head.first}` : `${head.first}–${head.last}`,
        })}
      </p>
      {form}
      <details>
        <summary>{say("roster.centre.import.elsewhere")}</summary>
        <form method="post">
          {kept}
          {sheets.length > 1 && (
            <Select
              name="sheet"
              id="other-sheet"
              label={say("roster.centre.import.sheet")}
              defaultValue={sheet}
              options={sheets.map((name) => ({ value: name, label: name }))}
            />
          )}
          <TextInput
            name="first"
            id="other-first"
            type="number"
            min={1}
            label={say("roster.centre.import.first")}
            defaultValue={head.first}
            width={8}
          />
          <TextInput
            name="last"
            id="other-last"
            type="number"
            min={1}
            label={say("roster.centre.import.last")}
            defaultValue={head.last}
            width={8}
          />
          <div className="actions">
            <Button name="intent" value="look" variant="plain">
              {say("roster.centre.import.lookAgain")}
            </Button>
          </div>
        </form>
      </details>
    </Card>
  );
}
