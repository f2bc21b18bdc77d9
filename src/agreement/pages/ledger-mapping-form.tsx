import { useIntl } from "react-intl";
import { Button, Card, Fieldset, Select, TextInput } from "../../ui/index.ts";
import { ledgerKinds, ledgerStates } from "../ledger-kind.ts";
import { trackerFields } from "../tracker-field.ts";
import { leftOut, type TrackerLook } from "./ledger-mapping.ts";

/** What each column tells, with a few of its cells; words that nobody knows yet; and where the headings stand. */
export function MappingForm({ look, checked }: { look: TrackerLook; checked: boolean }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { head, mapping, samples, unknown, sheets, sheet } = look;
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
    { value: leftOut, label: say("agreement.ledger.import.leaveOut") },
    ...trackerFields.map((field) => ({ value: field, label: say(`agreement.ledger.field.${field}`) })),
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
              label={heading || say("agreement.ledger.import.column", { number: at + 1 })}
              hint={cells.length > 0 ? cells.join(" · ") : say("agreement.ledger.import.columnEmpty")}
              defaultValue={mapping.columns[at] ?? leftOut}
              options={fields}
            />
          );
        })}
      </div>
      <Select
        name="kind"
        label={say("agreement.ledger.import.kind")}
        hint={say("agreement.ledger.import.kindHint")}
        defaultValue={mapping.kind}
        options={ledgerKinds.map((kind) => ({ value: kind, label: say(`agreement.ledger.kind.${kind}`) }))}
      />
      <Select
        name="state"
        label={say("agreement.ledger.import.state")}
        hint={say("agreement.ledger.import.stateHint")}
        defaultValue={mapping.state}
        options={ledgerStates.map((state) => ({
          value: state,
          label: say(`agreement.ledger.state.${state}`),
        }))}
      />
      <Select
        name="language"
        label={say("agreement.ledger.import.language")}
        defaultValue={mapping.language}
        options={[
          { value: "id", label: "Bahasa Indonesia", lang: "id" },
          { value: "en", label: "English", lang: "en" },
        ]}
      />
      <Words
        what="state"
        known={mapping.states}
        unknown={unknown.states}
        options={ledgerStates.map((one) => ({ value: one, label: say(`agreement.ledger.state.${one}`) }))}
      />
      <Words
        what="kind"
        known={mapping.kinds}
        unknown={unknown.kinds}
        options={ledgerKinds.map((one) => ({ value: one, label: say(`agreement.ledger.kind.${one}`) }))}
      />
      <div className="actions">
        <Button name="intent" value="check" variant={checked ? "plain" : "primary"}>
          {say("agreement.ledger.import.check")}
        </Button>
        {!checked && (
          <Button name="intent" value="import" variant="plain">
            {say("agreement.ledger.import.do")}
          </Button>
        )}
      </div>
    </form>
  );
  return (
    <Card title={say("agreement.ledger.import.mapping", { file: look.fileName })}>
      <p>
        {say(look.known ? "agreement.ledger.import.known" : "agreement.ledger.import.proposed", {
          rows: head.first === head.last ? `${head.first}` : `${head.first}–${head.last}`,
        })}
      </p>
      {checked ? (
        <details>
          <summary>{say("agreement.ledger.import.change")}</summary>
          {form}
        </details>
      ) : (
        form
      )}
      <details>
        <summary>{say("agreement.ledger.import.elsewhere")}</summary>
        <form method="post">
          {kept}
          {sheets.length > 1 && (
            <Select
              name="sheet"
              id="other-sheet"
              label={say("agreement.ledger.import.sheet")}
              defaultValue={sheet}
              options={sheets.map((name) => ({ value: name, label: name }))}
            />
          )}
          <TextInput
            name="first"
            id="other-first"
            type="number"
            min={1}
            label={say("agreement.ledger.import.first")}
            defaultValue={head.first}
            width={8}
          />
          <TextInput
            name="last"
            id="other-last"
            type="number"
            min={1}
            label={say("agreement.ledger.import.last")}
            defaultValue={head.last}
            width={8}
          />
          <div className="actions">
            <Button name="intent" value="look" variant="plain">
              {say("agreement.ledger.import.lookAgain")}
            </Button>
          </div>
        </form>
      </details>
    </Card>
  );
}

/** What words of the office's own stand for: those that are known, and those that this file has besides. */
function Words({
  what,
  known,
  unknown,
  options,
}: {
  what: "state" | "kind";
  known: Readonly<Record<string, string>>;
  unknown: readonly string[];
  options: readonly { value: string; label: string }[];
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const words = [...unknown.slice(0, 30), ...Object.keys(known)];
  if (words.length === 0) return null;
  return (
    <Fieldset
      id={`${what}-words`}
      legend={say(`agreement.ledger.import.words.${what}`)}
      hint={say("agreement.ledger.import.wordsHint")}
    >
      {words.map((word, at) => (
        <div key={word}>
          <input type="hidden" name={`${what}-word`} value={word} />
          <Select
            name={`${what}-meaning-${at}`}
            label={`“${word}”`}
            defaultValue={known[word] ?? ""}
            placeholder={say("agreement.ledger.import.choose")}
            options={options}
            optional
          />
        </div>
      ))}
    </Fieldset>
  );
}
