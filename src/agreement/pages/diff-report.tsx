import { useIntl } from "react-intl";
import { Card, EmptyState, Tag, WordChanges, useDay, useParty } from "../../ui/index.ts";
import type { DiffView, ShownChange, ShownClause } from "../diff-view.ts";
import { useFigure } from "./clause-text.tsx";

/** What changed between two versions: numbers first, then the words. */
export function DiffReport({ view, language }: { view: DiffView; language: "id" | "en" }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { counts, numbers, clauses, unchanged, title, titleChanged } = view;
  const nothing = clauses.length === 0 && !titleChanged;
  if (nothing)
    return (
      <Card>
        <EmptyState title={say("agreement.diff.nothing")}>
          {say("agreement.diff.nothingHow", { language })}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <Card title={say("agreement.diff.numbers", { count: numbers.length })} id="numbers">
        {numbers.length === 0 ? (
          <p>{say("agreement.diff.noNumbers")}</p>
        ) : (
          <ul className="figure-list">
            {numbers.map((change, index) => (
              <li key={index}>
                <NumberLine change={change} />
              </li>
            ))}
          </ul>
        )}
        <p className="quiet">{say("agreement.diff.counts", counts)}</p>
      </Card>
      {titleChanged && (
        <Card title={say("agreement.diff.title")}>
          <p lang={language}>
            <WordChanges pieces={title} />
          </p>
        </Card>
      )}
      {clauses.map((clause) => (
        <ChangedClause key={clause.id} clause={clause} language={language} />
      ))}
      {unchanged > 0 && (
        <p className="quiet below">{say("agreement.diff.clausesSame", { count: unchanged })}</p>
      )}
    </>
  );
}

function NumberLine({ change }: { change: ShownChange }) {
  const intl = useIntl();
  const figure = useFigure();
  const party = useParty();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const at = (
    <a href={`#clause-${change.clauseId}`}>{say("agreement.proposal.clause", { number: change.clause })}</a>
  );
  const none = say("agreement.diff.none");
  let what = "";
  let [from, to] = [none, none];
  if (change.kind === "figure") {
    what = `{${change.name}}`;
    [from, to] = [change.from ? figure(change.from) : none, change.to ? figure(change.to) : none];
  } else if (change.kind === "obligation") {
    what = say(`agreement.diff.owed.${change.what}`);
    const told = (value: string | null) =>
      value === null ? none : change.what === "party" ? party(value) : day(value);
    [from, to] = [told(change.from), told(change.to)];
  } else {
    what = say("agreement.diff.inWords", { language: change.language });
    [from, to] = [change.from || none, change.to || none];
  }
  return (
    <>
      {at} · {change.kind === "figure" ? <code>{what}</code> : what}:{" "}
      <WordChanges
        pieces={[
          { kind: "removed", text: from, figure: true },
          { kind: "same", text: " → " },
          { kind: "added", text: to, figure: true },
        ]}
      />
    </>
  );
}

function ChangedClause({ clause, language }: { clause: ShownClause; language: "id" | "en" }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { id, fate, moved, from, to, kinds, heading, paragraphs } = clause;
  const renumbered = from !== null && to !== null && from !== to;
  return (
    <Card
      id={`clause-${id}`}
      title={
        <>
          {say("agreement.proposal.clause", { number: to ?? from ?? 0 })}{" "}
          <span lang={language}>
            <WordChanges pieces={heading} />
          </span>
        </>
      }
      action={
        <>
          {fate !== "changed" && fate !== "same" && (
            <Tag kind={fate === "added" ? "new" : "late"}>{say(`agreement.diff.fate.${fate}`)}</Tag>
          )}
          {moved && <Tag>{say("agreement.diff.moved")}</Tag>}
          {renumbered && <Tag>{say("agreement.diff.renumbered", { from, to })}</Tag>}
        </>
      }
    >
      {kinds && (
        <p>
          {say("agreement.diff.kind", {
            from: say(`agreement.proposal.kind.${kinds.from}`),
            to: say(`agreement.proposal.kind.${kinds.to}`),
          })}
        </p>
      )}
      {paragraphs.map((paragraph, index) =>
        paragraph.kind === "same" ? (
          <p key={index} className="quiet">
            {say("agreement.diff.same", { count: paragraph.count })}
          </p>
        ) : (
          <div key={paragraph.id} className="paragraph">
            {(paragraph.fate === "added" || paragraph.fate === "withdrawn" || paragraph.moved) && (
              <p className="paragraph-marks">
                {paragraph.fate !== "changed" && paragraph.fate !== "same" && (
                  <Tag kind={paragraph.fate === "added" ? "new" : "late"}>
                    {say(`agreement.diff.fate.${paragraph.fate}`)}
                  </Tag>
                )}{" "}
                {paragraph.moved && (
                  <Tag>
                    {paragraph.fromClause === null
                      ? say("agreement.diff.moved")
                      : say("agreement.diff.movedFrom", { number: paragraph.fromClause })}
                  </Tag>
                )}
              </p>
            )}
            <p lang={language}>
              <WordChanges pieces={paragraph.pieces} />
            </p>
          </div>
        ),
      )}
    </Card>
  );
}
