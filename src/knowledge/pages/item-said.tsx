import { useIntl } from "react-intl";
import type { Bilingual, Language } from "../../platform/index.ts";
import {
  Button,
  Card,
  Moment,
  Remark,
  RowItem,
  RowList,
  TextArea,
  TextInput,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { longest } from "../item.ts";
import { errorAt, type ItemError } from "./item-form.ts";
import { Office } from "./item-parts.tsx";

type Told = {
  may: { say: boolean };
  signedIn: boolean;
  today: string;
  withdrawn: boolean;
  errors: readonly ItemError[];
  typed: Readonly<Record<string, string>>;
  intent: string;
};

/** How often it was used, by whom as far as the reader may know, and the form to say so. */
export function ReuseCard({
  reuse,
  may,
  signedIn,
  today,
  withdrawn,
  errors,
  typed,
  intent,
}: Told & {
  reuse: {
    uses: number;
    offices: number;
    learners: number;
    named: readonly {
      reuseId: string;
      course: string;
      usedOn: string;
      learners: number | null;
      office: Bilingual;
    }[];
  };
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const mine = intent === "reuse";
  const { uses, offices, learners, named } = reuse;
  return (
    <Card title={say("knowledge.reuse.title")} id="reuse">
      <p>
        {uses === 0
          ? say("knowledge.reuse.none")
          : say(learners > 0 ? "knowledge.reuse.countLearners" : "knowledge.reuse.count", {
              uses,
              offices,
              learners,
            })}
      </p>
      {named.length > 0 && (
        <RowList>
          {named.map((one) => (
            <RowItem
              key={one.reuseId}
              title={one.course}
              note={
                <>
                  <Office name={one.office} /> · {dayText(one.usedOn)}
                  {one.learners !== null && (
                    <> · {say("knowledge.reuse.learnersIn", { count: one.learners })}</>
                  )}
                </>
              }
            />
          ))}
        </RowList>
      )}
      {signedIn && named.length < uses && <p className="quiet">{say("knowledge.reuse.notNamed")}</p>}
      {may.say && !withdrawn && (
        <details open={mine} style={{ marginTop: "1rem" }}>
          <summary>{say("knowledge.reuse.say")}</summary>
          <form method="post">
            <TextInput
              name="course"
              label={say("knowledge.reuse.course")}
              hint={say("knowledge.reuse.courseHint")}
              defaultValue={mine ? typed["course"] : ""}
              maxLength={longest.course}
              error={mine ? errorAt(errors, "course") : undefined}
            />
            <TextInput
              name="usedOn"
              type="date"
              label={say("knowledge.reuse.usedOn")}
              defaultValue={(mine && typed["usedOn"]) || today}
              max={today}
              width={14}
              error={mine ? errorAt(errors, "usedOn") : undefined}
            />
            <TextInput
              name="learners"
              type="number"
              min={0}
              max={100_000}
              label={say("knowledge.reuse.learners")}
              defaultValue={mine ? typed["learners"] : ""}
              width={8}
              error={mine ? errorAt(errors, "learners") : undefined}
              optional
            />
            <div className="actions">
              <Button name="intent" value="reuse" variant="plain">
                {say("knowledge.reuse.save")}
              </Button>
            </div>
          </form>
        </details>
      )}
      {!signedIn && (
        <p>
          <a href="/sign-in">{say("knowledge.reuse.signIn")}</a>
        </p>
      )}
    </Card>
  );
}

/** What offices say of it; whoever said something may take it back. */
export function CommentsCard({
  comments,
  may,
  withdrawn,
  errors,
  typed,
  intent,
}: Told & {
  comments: readonly {
    commentId: string;
    text: string | null;
    language: Language;
    saidAt: string;
    office: Bilingual;
    name: string | null;
    mine: boolean;
    takenBackOn: string | null;
  }[];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const page = useLanguage();
  const dayText = useDay();
  const mine = intent === "comment";
  return (
    <Card title={say("knowledge.comments.title", { count: comments.length })} id="comments">
      {comments.length === 0 && <p>{say("knowledge.comments.none")}</p>}
      {comments.map((one) => (
        <Remark key={one.commentId} id={one.commentId}>
          <p className="quiet">
            {one.name && <>{one.name} · </>}
            <Office name={one.office} /> · <Moment at={one.saidAt} />
          </p>
          {one.text === null ? (
            <p className="quiet">
              {say("knowledge.comments.takenBack", { day: dayText(one.takenBackOn ?? "") })}
            </p>
          ) : (
            <p lang={one.language === page ? undefined : one.language} style={{ whiteSpace: "pre-line" }}>
              {one.text}
            </p>
          )}
          {one.mine && one.text !== null && (
            <form method="post">
              <input type="hidden" name="comment" value={one.commentId} />
              <Button name="intent" value="take-back" variant="plain">
                {say("knowledge.comments.takeBack")}
              </Button>
            </form>
          )}
        </Remark>
      ))}
      {may.say && !withdrawn && (
        <form method="post">
          <TextArea
            name="comment"
            label={say("knowledge.comments.write")}
            hint={say("knowledge.comments.writeHint")}
            defaultValue={mine ? typed["comment"] : ""}
            rows={3}
            maxLength={longest.comment}
            error={mine ? errorAt(errors, "comment") : undefined}
          />
          <div className="actions">
            <Button name="intent" value="comment" variant="plain">
              {say("knowledge.comments.save")}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
