import { useIntl } from "react-intl";
import type { AnswerOf } from "../../identity/index.ts";
import type { ClauseView } from "../clause-view.ts";
import type { Paragraph } from "../document.ts";
import type { readArrived } from "../read-arrived.ts";
import { BilingualText, Button, LinkButton, Moment, Radios, Remark, Tag, TextArea } from "../../ui/index.ts";
import { errorAt } from "./form-errors.ts";
import { StanceFields, StanceLine } from "./stance-line.tsx";

type Arrived = Extract<AnswerOf<typeof readArrived>, { ok: true }>;
export type OwnCircle = NonNullable<Arrived["circle"]>;
type Errors = readonly { field: string | undefined; message: string }[];

/** What is said of one clause: replies that went, comments of the own circle, its position, and the form for more. */
export function ArrivedClause({
  clause,
  circle,
  replies,
  about,
  typed,
  errors,
  may,
}: {
  clause: ClauseView;
  circle: OwnCircle | null;
  replies: Arrived["replies"];
  /** The paragraph for which the form is open, as it is written. */
  about: Paragraph | null;
  typed: Readonly<Record<string, string>>;
  errors: Errors;
  may: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const comments = circle?.comments.filter((one) => one.clause === clause.id) ?? [];
  const stance = circle?.stances.find((one) => one.clause === clause.id);
  const said = replies.flatMap(({ letter, content }) =>
    content.stances.filter((one) => one.clause === clause.id).map((one) => ({ ...one, letter })),
  );
  const texts = clause.paragraphs;
  const open = about && texts.some(({ id }) => id === about.id) ? about : null;
  const words = replies.flatMap(({ letter, content }) =>
    content.comments.filter((one) => one.clause === clause.id).map((one) => ({ ...one, letter })),
  );
  return (
    <>
      {!circle &&
        said.map((one) => (
          <StanceLine
            key={one.letter.number}
            stance={one.stance}
            condition={one.condition}
            letter={one.letter}
          />
        ))}
      {!circle &&
        words.map((one) => (
          <Remark key={one.comment}>
            <p>
              <Tag>{say(`agreement.feedback.kind.${one.kind}`)}</Tag>{" "}
              <span className="quiet">
                {say("agreement.feedback.inReply", { number: one.letter.number })}
              </span>
            </p>
            <p lang={one.language}>{one.text}</p>
          </Remark>
        ))}
      {comments.length > 0 && (
        <ul className="plain-list rows">
          {comments.map((one) => (
            <li key={one.comment}>
              <div>
                <strong>
                  <BilingualText text={one.author} />
                </strong>{" "}
                <Tag>{say(`agreement.feedback.kind.${one.kind}`)}</Tag>{" "}
                {one.out ? (
                  <Tag kind="ok">{say("agreement.feedback.out")}</Tag>
                ) : (
                  one.marked && <Tag kind="new">{say("agreement.feedback.marked")}</Tag>
                )}
                <p lang={one.language}>{one.text}</p>
                <small>
                  <Moment at={one.at} />
                </small>
              </div>
              {may && !one.out && (
                <div className="actions">
                  {circle?.leads && (
                    <form method="post">
                      <input type="hidden" name="do" value="mark" />
                      <input type="hidden" name="comment" value={one.comment} />
                      <input type="hidden" name="marked" value={one.marked ? "no" : "yes"} />
                      <Button variant="plain">
                        {say(one.marked ? "agreement.feedback.unmark" : "agreement.feedback.mark")}
                      </Button>
                    </form>
                  )}
                  {one.own && (
                    <form method="post">
                      <input type="hidden" name="do" value="withdraw" />
                      <input type="hidden" name="comment" value={one.comment} />
                      <Button variant="plain">{say("agreement.feedback.withdraw")}</Button>
                    </form>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {circle && clause.kind === "scope-line" && (
        <>
          <h3>{say("agreement.feedback.position")}</h3>
          <StanceLine stance={stance?.stance ?? "no-reply"} condition={stance?.condition ?? null} />
          {circle.leads && may && (
            <details open={errors.length > 0 && typed["do"] === "stance" && typed["clause"] === clause.id}>
              <summary>{say("agreement.feedback.statePosition")}</summary>
              <form method="post">
                <input type="hidden" name="do" value="stance" />
                <input type="hidden" name="clause" value={clause.id} />
                <StanceFields
                  id={clause.id}
                  typed={
                    typed["do"] === "stance" && typed["clause"] === clause.id
                      ? typed
                      : { stance: stance?.stance, condition: stance?.condition?.id ?? stance?.condition?.en }
                  }
                  error={errorAt(errors, `condition-${clause.id}`)}
                />
                <div className="actions">
                  <Button variant="plain">{say("agreement.feedback.savePosition")}</Button>
                </div>
              </form>
            </details>
          )}
        </>
      )}
      {circle && may && !open && (
        <p className="actions">
          {texts.map(({ id }, index) => (
            <LinkButton key={id} variant="plain" href={`?paragraph=${id}#comment-${id}`}>
              {texts.length > 1
                ? say("agreement.feedback.commentOn", { number: index + 1 })
                : say("agreement.feedback.comment")}
            </LinkButton>
          ))}
        </p>
      )}
      {circle && may && open && (
        <form method="post" id={`comment-${open.id}`}>
          <input type="hidden" name="do" value="comment" />
          <input type="hidden" name="paragraph" value={open.id} />
          <input type="hidden" name="clause" value={clause.id} />
          <Radios
            name="kind"
            legend={say("agreement.feedback.kind")}
            defaultValue={typed["kind"] || "remark"}
            options={(["remark", "change"] as const).map((kind) => ({
              value: kind,
              label: say(`agreement.feedback.kind.${kind}`),
              hint: say(`agreement.feedback.kindHint.${kind}`),
            }))}
          />
          <Radios
            name="language"
            legend={say("agreement.feedback.language")}
            defaultValue={typed["language"] || (intl.locale.startsWith("en") ? "en" : "id")}
            options={(["id", "en"] as const).map((one) => ({
              value: one,
              label: say(`agreement.feedback.language.${one}`),
            }))}
          />
          <TextArea
            name="text"
            rows={5}
            label={say("agreement.feedback.text")}
            hint={say("agreement.feedback.textHint")}
            error={errorAt(errors, "text")}
            defaultValue={typed["text"] || undefined}
            maxLength={20_000}
          />
          <details>
            <summary>{say("agreement.feedback.asItStands")}</summary>
            {(["id", "en"] as const).map((one) => (
              <p key={one} lang={one}>
                {open.text[one]}
              </p>
            ))}
          </details>
          <div className="actions">
            <Button>{say("agreement.feedback.save")}</Button>
            <LinkButton variant="plain" href={`?#clause-${clause.id}`}>
              {say("agreement.feedback.cancel")}
            </LinkButton>
          </div>
        </form>
      )}
    </>
  );
}
