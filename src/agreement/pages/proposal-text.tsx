import { useIntl } from "react-intl";
import { Card, EmptyState, SidesHead, Tag } from "../../ui/index.ts";
import type { ClauseView } from "../clause-view.ts";
import { ClauseLinks, ObligationLine, ParagraphText } from "./clause-text.tsx";
import { TextPieces } from "./text-pieces.tsx";

export type ContentsLine = {
  id: string;
  number: number;
  page: number;
  heading: string;
  missing: number;
};

/** The way to each clause, with what is missing in it. */
export function Contents({ lines, here }: { lines: readonly ContentsLine[]; here: string }) {
  const intl = useIntl();
  if (!lines.length) return null;
  return (
    <Card>
      <details open={lines.length <= 16}>
        <summary>
          <strong>
            {intl.formatMessage({ id: "agreement.proposal.contents" }, { count: lines.length })}
          </strong>
        </summary>
        <ol className="contents plain-list">
          {lines.map(({ id, number, page, heading, missing }) => (
            <li key={id}>
              <a href={`${page > 1 ? `${here}?page=${page}` : here}#clause-${id}`}>
                {number}. {heading}
              </a>
              {missing > 0 && (
                <Tag kind="late">
                  {intl.formatMessage({ id: "agreement.proposal.missingTag" }, { count: missing })}
                </Tag>
              )}
            </li>
          ))}
        </ol>
      </details>
    </Card>
  );
}

/** Clauses to be read, each with the way to its own page. */
export function ProposalText({
  clauses,
  here,
  mayWrite,
}: {
  clauses: readonly ClauseView[];
  here: string;
  mayWrite: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (!clauses.length)
    return (
      <Card>
        <EmptyState title={say("agreement.proposal.noClauses")}>
          {say("agreement.proposal.noClausesHow")}
        </EmptyState>
      </Card>
    );
  return clauses.map((clause) => (
    <Card
      key={clause.id}
      id={`clause-${clause.id}`}
      title={
        clause.heading ? (
          <ClauseHeading number={clause.number} heading={clause.heading} />
        ) : (
          say("agreement.proposal.clause", { number: clause.number })
        )
      }
      action={
        <span>
          <Tag>{say(`agreement.proposal.kind.${clause.kind}`)}</Tag>{" "}
          <a href={`${here}/clause/${clause.id}`}>
            {say(mayWrite ? "agreement.proposal.edit" : "agreement.proposal.openClause")}
            <span className="hidden-text">
              {" "}
              {say("agreement.proposal.clause", { number: clause.number })}
            </span>
          </a>
        </span>
      }
    >
      <SidesHead />
      {clause.heading?.stale && <ParagraphText paragraph={clause.heading} />}
      {clause.paragraphs.map((paragraph) => (
        <ParagraphText key={paragraph.id} paragraph={paragraph} />
      ))}
      {clause.obligation && <ObligationLine obligation={clause.obligation} />}
      <ClauseLinks links={clause.links} />
    </Card>
  ));
}

/** The heading of a clause in both languages, the reader's own first. */
export function ClauseHeading({
  number,
  heading,
}: {
  number: number;
  heading: NonNullable<ClauseView["heading"]>;
}) {
  const intl = useIntl();
  const order = intl.locale.startsWith("en") ? (["en", "id"] as const) : (["id", "en"] as const);
  const [first, second] = order.filter((language) => heading.text[language].length);
  return (
    <>
      {number}.{" "}
      {first && (
        <span lang={first}>
          <TextPieces pieces={heading.text[first]} />
        </span>
      )}
      {second && (
        <>
          {" "}
          <small lang={second} className="other-heading">
            <TextPieces pieces={heading.text[second]} />
          </small>
        </>
      )}
    </>
  );
}
