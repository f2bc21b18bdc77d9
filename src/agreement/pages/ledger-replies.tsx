import { useIntl } from "react-intl";
import { BilingualText, Button, Card, Notice, Tag } from "../../ui/index.ts";
import type { LedgerEntry } from "../ledger-entry.ts";
import { EntryFields, type Choices } from "./ledger-fields.tsx";
import type { TypedEntry } from "./ledger-form.ts";
import { useShortDay } from "./ledger-parts.tsx";

/** What came back, with the choice where there are two; and the form for one more. */
export function ReplyCard({
  entry,
  replies,
  choices,
  today,
  errors,
  typed,
  twice,
}: {
  entry: LedgerEntry;
  replies: readonly LedgerEntry[];
  choices: Choices | null;
  today: string;
  errors: readonly { field: string | undefined; message: string }[];
  typed: TypedEntry;
  twice: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const short = useShortDay();
  const counting = replies.filter(({ answerCounts }) => answerCounts).length;
  return (
    <Card title={say("agreement.ledger.cameBack")} id="replies">
      {counting > 1 && (
        <Notice kind="warning" title={say("agreement.ledger.reply.two", { count: counting })}>
          {say("agreement.ledger.reply.twoHow")}
        </Notice>
      )}
      {replies.length === 0 ? (
        <p>{say("agreement.ledger.reply.none")}</p>
      ) : (
        <ul className="rows plain-list">
          {replies.map((reply, index) => (
            <li key={reply.entryId}>
              <div>
                <a href={`/ledger/${reply.entryId}`}>
                  {[reply.number, short(reply.onDate)].filter(Boolean).join(", ")}
                </a>{" "}
                {counting > 1 && reply.answerCounts && index > 0 && (
                  <Tag kind="new">{say("agreement.ledger.reply.unsure")}</Tag>
                )}
                {counting === 1 && replies.length > 1 && reply.answerCounts && (
                  <Tag kind="ok">{say("agreement.ledger.reply.counts")}</Tag>
                )}
                {!reply.answerCounts && <Tag>{say("agreement.ledger.reply.countsNot")}</Tag>}
                {reply.sender && <small>{reply.sender}</small>}
                {reply.body && (
                  <p style={{ whiteSpace: "pre-line" }}>
                    <BilingualText text={reply.body} />
                  </p>
                )}
              </div>
              {choices && replies.length > 1 && (counting > 1 || !reply.answerCounts) && (
                <form method="post">
                  <input type="hidden" name="intent" value="choose" />
                  <input type="hidden" name="reply" value={reply.entryId} />
                  <Button
                    variant="plain"
                    aria-label={say("agreement.ledger.reply.chooseNamed", {
                      reply: reply.number ?? short(reply.onDate),
                    })}
                  >
                    {say("agreement.ledger.reply.choose")}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {choices && (
        <details id="reply" open={errors.length > 0 || (replies.length === 0 && entry.state === "waiting")}>
          <summary>{say("agreement.ledger.reply.add")}</summary>
          <form method="post" action={`/ledger/${entry.entryId}#reply`} style={{ marginTop: "var(--s3)" }}>
            <input type="hidden" name="intent" value="reply" />
            <EntryFields
              kind="reply"
              typed={{ onDate: today, sender: entry.receiver ?? "", ...typed }}
              errors={errors}
              choices={choices}
              twice={twice}
              prefix="reply-"
            />
            <div className="actions">
              <Button>{say("agreement.ledger.reply.save")}</Button>
            </div>
          </form>
        </details>
      )}
    </Card>
  );
}
