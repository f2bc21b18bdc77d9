import { useIntl } from "react-intl";
import { Button, Card, Radios, TextArea, TextInput } from "../../ui/index.ts";
import { reasons } from "../driver.ts";
import { longest } from "../submission.ts";
import type { AnsweredLine } from "./call-answers.tsx";
import type { Suggestion } from "./call-suggestions.server.ts";
import { CodeChoice, noneFits } from "./code-choice.tsx";

/** A number as it was typed; empty is none, and what is no number is left to the use case to refuse. */
const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));

/** The part of an occupation as the use case takes it. */
export function readLine(form: FormData, position: number) {
  const value = (name: string) => String(form.get(name) ?? "");
  const code = value("code");
  const typed = {
    code,
    vacancies: value("vacancies"),
    openDays: value("openDays"),
    reason: value("reason"),
    note: value("note"),
  };
  const part = {
    part: "line" as const,
    position,
    // Who chose nothing has not answered: the use case names the field.
    code: code === noneFits ? null : code,
    vacancies: numberOf(typed.vacancies),
    openDays: numberOf(typed.openDays),
    reason: typed.reason || null,
    note: typed.note,
  };
  return { typed, part };
}

/** One occupation: which code its title has, how many posts, how long open, and why they are hard to fill. */
export function LineForm({
  line,
  suggestions,
  typed,
  error,
}: {
  line: AnsweredLine;
  suggestions: readonly Suggestion[];
  typed: Readonly<Record<string, string>> | undefined;
  error: (field: string) => string | undefined;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const text = (name: "vacancies" | "openDays" | "reason" | "note") =>
    typed?.[name] ?? (line[name] === null ? "" : String(line[name]));
  return (
    <>
      <Card title={say("evidence.call.line", { typed: line.typed })}>
        <form method="post">
          <input type="hidden" name="part" value="line" />
          <input type="hidden" name="position" value={line.position} />
          <CodeChoice
            typed={line.typed}
            suggestions={suggestions}
            chosen={line.code === null ? null : { code: line.code, title: line.title }}
            none={say("evidence.call.noneFits")}
            error={error("code")}
          />
          <TextInput
            name="vacancies"
            optional
            inputMode="numeric"
            pattern="[0-9]*"
            label={say("evidence.call.vacancies")}
            hint={say("evidence.call.vacanciesHint")}
            error={error("vacancies")}
            defaultValue={text("vacancies")}
            width={8}
            maxLength={7}
          />
          <TextInput
            name="openDays"
            optional
            inputMode="numeric"
            pattern="[0-9]*"
            label={say("evidence.call.openDays")}
            hint={say("evidence.call.openDaysHint")}
            error={error("openDays")}
            defaultValue={text("openDays")}
            width={6}
            maxLength={5}
          />
          <Radios
            name="reason"
            optional
            legend={say("evidence.call.reason")}
            hint={say("evidence.call.reasonHint")}
            error={error("reason")}
            options={reasons.map((reason) => ({ value: reason, label: say(`evidence.reason.${reason}`) }))}
            defaultValue={text("reason")}
          />
          <TextArea
            name="note"
            optional
            rows={3}
            label={say("evidence.call.note")}
            hint={say("evidence.call.noteHint")}
            error={error("note")}
            defaultValue={text("note")}
            maxLength={longest.note}
          />
          <div className="actions">
            <Button>{say("evidence.call.saveLine")}</Button>
          </div>
        </form>
      </Card>
      <Card title={say("evidence.call.otherTitle")}>
        <TitleForm plain typed={line.typed} position={line.position} error={error("typed")} />
      </Card>
    </>
  );
}

/** A title to be coded: a new one, or another one for a line that is there. */
export function TitleForm({
  typed = "",
  position,
  plain = false,
  error,
}: {
  typed?: string;
  position?: number;
  /** Something else on the page is the next step. */
  plain?: boolean;
  error: string | undefined;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <form method="post">
      <input type="hidden" name="part" value="title" />
      {position !== undefined && <input type="hidden" name="position" value={position} />}
      <TextInput
        name="typed"
        label={say("evidence.call.typed")}
        hint={`${say("evidence.call.typedHint")} ${say("evidence.call.typedNobody")}`}
        error={error}
        defaultValue={typed}
        maxLength={longest.typed}
        autoComplete="off"
      />
      <div className="actions">
        <Button variant={plain ? "plain" : "primary"}>{say("evidence.call.findCode")}</Button>
      </div>
    </form>
  );
}
