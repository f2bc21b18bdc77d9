import { useIntl } from "react-intl";
import { Button, Card, Notice, TextInput, useDay } from "../../ui/index.ts";
import type { OwnCircle } from "./arrived-clause.tsx";
import { errorAt } from "./form-errors.ts";

/** What will leave: the comments that were chosen, under a letter that one person prepares and another releases. */
export function ReplyCard({
  circle,
  clauses,
  typed,
  errors,
  today,
  may,
  mayRelease,
}: {
  circle: OwnCircle;
  clauses: readonly { id: string; number: number }[];
  typed: Readonly<Record<string, string>>;
  errors: readonly { field: string | undefined; message: string }[];
  today: string;
  may: boolean;
  mayRelease: boolean;
}) {
  const intl = useIntl();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { draft, leads } = circle;
  const chosen = circle.comments.filter(({ marked, out }) => marked && !out);
  const place = (id: string | null) => clauses.find((clause) => clause.id === id)?.number;
  const own = typed["do"] === "prepare" ? typed : {};
  return (
    <Card title={say("agreement.feedback.reply")} id="reply">
      <p>{say("agreement.feedback.replyHow")}</p>
      {chosen.length === 0 ? (
        <p className="quiet">{say("agreement.feedback.nothingChosen")}</p>
      ) : (
        <ul>
          {chosen.map((one) => (
            <li key={one.comment}>
              {place(one.clause) !== undefined && (
                <>{say("agreement.feedback.clause", { number: place(one.clause) ?? 0 })}: </>
              )}
              <span lang={one.language}>{one.text}</span>
            </li>
          ))}
        </ul>
      )}
      {draft && (
        <Notice title={say("agreement.feedback.prepared")}>
          {say("agreement.feedback.preparedWith", {
            number: draft.letter.number,
            date: day(draft.letter.date),
            comments: draft.comments,
            stances: draft.stances,
          })}
          {mayRelease && leads && !draft.own && (
            <form method="post" className="actions">
              <input type="hidden" name="do" value="release" />
              <input type="hidden" name="hash" value={draft.hash} />
              <Button>{say("agreement.feedback.release")}</Button>
            </form>
          )}
          {draft.own && <p>{say("agreement.feedback.otherEyes")}</p>}
          {!draft.own && !mayRelease && <p>{say("agreement.feedback.headReleases")}</p>}
        </Notice>
      )}
      {leads && may && (
        <form method="post">
          <input type="hidden" name="do" value="prepare" />
          <TextInput
            name="number"
            label={say("agreement.feedback.replyNumber")}
            error={typed["do"] === "prepare" ? errorAt(errors, "number") : undefined}
            defaultValue={own["number"] ?? draft?.letter.number}
            maxLength={120}
            width={30}
            autoComplete="off"
          />
          <TextInput
            name="date"
            type="date"
            label={say("agreement.route.date")}
            error={typed["do"] === "prepare" ? errorAt(errors, "date") : undefined}
            defaultValue={own["date"] ?? draft?.letter.date ?? today}
            max={today}
            width={16}
          />
          <div className="actions">
            <Button variant={draft ? "plain" : "primary"}>
              {say(draft ? "agreement.feedback.prepareAgain" : "agreement.feedback.prepare")}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
