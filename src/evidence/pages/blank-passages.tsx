import { useIntl } from "react-intl";
import { Button, Card, Moment, Select, TextInput } from "../../ui/index.ts";
import { ordinalOf, personalIn, type TextPlace } from "../personal-data.ts";
import { longest } from "../submission.ts";

type Answers = Parameters<typeof personalIn>[0];
type At = { place: TextPlace; line: number | null };
type Blanked = At & { reason: string; at: Date; by: string | null };

/** Where a text is, as a field of a form carries it: `note:3`. */
const valueOf = ({ place, line }: At) => `${place}:${line ?? ""}`;

/** @returns what `valueOf` wrote; null for anything else */
export function readPlace(value: string): At | null {
  const [, place, line] = /^(interest|title|note):(\d{0,3})$/.exec(value) ?? [];
  if (!place || (place === "interest") !== (line === "")) return null;
  return { place: place as TextPlace, line: line ? Number(line) : null };
}

/** What looks like data of a person in a set of answers, each to be deleted with a reason; and what was deleted. */
export function BlankPassages({
  answers,
  blanked,
  may,
  error,
  typed,
}: {
  answers: Answers;
  blanked: readonly Blanked[];
  may: boolean;
  error: (field: string) => string | undefined;
  typed: Record<string, string>;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const placeOf = ({ place, line }: At) =>
    say(`evidence.call.personal.place.${place}`, { line: ordinalOf(answers.lines, line) });
  const seen = personalIn(answers);
  const texts: At[] = [
    ...answers.lines.flatMap(({ position: line, note }): At[] => [
      { place: "title", line },
      ...(note ? [{ place: "note" as const, line }] : []),
    ]),
    ...(answers.interest === null ? [] : [{ place: "interest" as const, line: null }]),
  ];
  if (!may && blanked.length === 0) return null;
  return (
    <Card title={say("evidence.submission.blank.title")} id="personal">
      {may && (
        <p>{say(seen.length > 0 ? "evidence.submission.blank.seen" : "evidence.submission.blank.none")}</p>
      )}
      {may && seen.length > 0 && (
        <ul className="rows plain-list">
          {seen.map(({ kind, passage, ...at }) => {
            const names = { kind: say(`evidence.call.personal.kind.${kind}`), place: placeOf(at) };
            return (
              <li key={`${valueOf(at)} ${passage}`}>
                <form method="post">
                  {say("evidence.call.personal.seen", names)}{" "}
                  <strong style={{ overflowWrap: "anywhere" }}>{passage}</strong>
                  <input type="hidden" name="step" value="blank" />
                  <input type="hidden" name="where" value={valueOf(at)} />
                  <input type="hidden" name="passage" value={passage} />
                  <input
                    type="hidden"
                    name="why"
                    value={say("evidence.submission.blank.usual", { kind: names.kind })}
                  />
                  <div className="actions">
                    <Button variant="plain" aria-label={say("evidence.submission.blank.doThis", names)}>
                      {say("evidence.submission.blank.do")}
                    </Button>
                  </div>
                </form>
              </li>
            );
          })}
        </ul>
      )}
      {may && (
        <details open={typed["passage"] !== undefined && typed["passage"] !== ""}>
          <summary>{say("evidence.submission.blank.other")}</summary>
          <form method="post">
            <input type="hidden" name="step" value="blank" />
            <Select
              name="where"
              label={say("evidence.submission.blank.where")}
              defaultValue={typed["where"]}
              options={texts.map((at) => ({ value: valueOf(at), label: placeOf(at) }))}
            />
            <TextInput
              name="passage"
              label={say("evidence.submission.blank.passage")}
              hint={say("evidence.submission.blank.passageHint")}
              error={error("passage")}
              defaultValue={typed["passage"]}
              maxLength={longest.note}
              autoComplete="off"
            />
            <TextInput
              name="why"
              label={say("evidence.submission.blank.reason")}
              error={error("why")}
              defaultValue={typed["why"]}
              maxLength={longest.reason}
            />
            <div className="actions">
              <Button variant="plain">{say("evidence.submission.blank.do")}</Button>
            </div>
          </form>
        </details>
      )}
      {blanked.length > 0 && (
        <>
          <h3>{say("evidence.submission.blank.done")}</h3>
          <ul className="plain-list">
            {blanked.map((one, index) => (
              <li key={index}>
                {say("evidence.submission.blank.line", { place: placeOf(one), reason: one.reason })}{" "}
                <small>
                  <Moment at={one.at} />
                  {one.by && ` · ${one.by}`}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
