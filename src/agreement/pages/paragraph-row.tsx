import { useIntl } from "react-intl";
import { Button, Moment } from "../../ui/index.ts";
import type { ClauseView } from "../clause-view.ts";
import type { Author } from "../who-wrote.ts";
import { AuthorName } from "./author-name.tsx";
import { ParagraphText } from "./clause-text.tsx";

type Shown = ClauseView["paragraphs"][number] & { by: Author; changedAt: Date };

/** One paragraph of a clause with what can be done with it. */
export function ParagraphRow({
  paragraph,
  place,
  last,
  here,
  own,
  others,
  mayWrite,
}: {
  paragraph: Shown;
  /** Its place in the clause, from 1; what is done with it is named by it. */
  place: number;
  last: boolean;
  here: string;
  own: string;
  others: readonly { id: string; number: number; heading: { id?: string; en?: string } }[];
  mayWrite: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { id, version, stale, text, by, changedAt } = paragraph;
  const named = (key: string) => `${say(key)}, ${say("agreement.proposal.paragraph", { place })}`;
  const language = intl.locale.startsWith("en") ? "en" : "id";
  const both = text.id.length > 0 && text.en.length > 0;
  return (
    <ParagraphText
      paragraph={paragraph}
      beneath={
        <div className="paragraph-foot">
          <small>
            <AuthorName by={by} /> · <Moment at={changedAt} /> ·{" "}
            <a href={`${here}/paragraph/${id}`} aria-label={named("agreement.proposal.history")}>
              {say("agreement.proposal.history")}
            </a>
          </small>
          {mayWrite && (
            <div className="actions">
              {stale && both && (
                <form method="post">
                  <input type="hidden" name="paragraph" value={id} />
                  <input type="hidden" name="based" value={version} />
                  <Button
                    name="do"
                    value="confirm"
                    variant="plain"
                    aria-label={named("agreement.proposal.confirm")}
                  >
                    {say("agreement.proposal.confirm")}
                  </Button>
                </form>
              )}
              <a href={`${own}?edit=${id}#paragraph-${id}`} aria-label={named("agreement.proposal.edit")}>
                {say("agreement.proposal.edit")}
              </a>
              <details>
                <summary aria-label={named("agreement.proposal.more")}>
                  {say("agreement.proposal.more")}
                </summary>
                <form method="post" className="more">
                  <input type="hidden" name="paragraph" value={id} />
                  <input type="hidden" name="do" value="move" />
                  {place > 1 && (
                    <Button name="to" value="up" variant="plain">
                      {say("agreement.proposal.up")}
                    </Button>
                  )}
                  {!last && (
                    <Button name="to" value="down" variant="plain">
                      {say("agreement.proposal.down")}
                    </Button>
                  )}
                </form>
                {others.length > 0 && (
                  <form method="post" className="more">
                    <input type="hidden" name="paragraph" value={id} />
                    <select name="to" className="input" aria-label={named("agreement.proposal.toClause")}>
                      {others.map((one) => (
                        <option key={one.id} value={one.id}>
                          {one.number}.{" "}
                          {(one.heading[language] || one.heading.id || one.heading.en || "").slice(0, 80)}
                        </option>
                      ))}
                    </select>
                    <Button name="do" value="move" variant="plain">
                      {say("agreement.proposal.toClause")}
                    </Button>
                  </form>
                )}
                <form method="post" className="more">
                  <input type="hidden" name="paragraph" value={id} />
                  <input type="hidden" name="based" value={version} />
                  <Button name="do" value="withdraw" variant="plain">
                    {say("agreement.proposal.withdraw")}
                  </Button>
                </form>
              </details>
            </div>
          )}
        </div>
      }
    />
  );
}
