import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Sides, Tag, useDay, useParty } from "../../ui/index.ts";
import type { ClauseView, ShownFigure } from "../clause-view.ts";
import { TextPieces } from "./text-pieces.tsx";

type Paragraph = ClauseView["paragraphs"][number];

/** One paragraph in both languages; the side that waits for a person says so. */
export function ParagraphText({
  paragraph,
  beneath,
}: {
  paragraph: Pick<Paragraph, "id" | "text" | "stale" | "role">;
  beneath?: ReactNode;
}) {
  const intl = useIntl();
  const { id, text, stale, role } = paragraph;
  const waits = intl.formatMessage({ id: "agreement.proposal.stale" });
  const side = (language: "id" | "en") => {
    if (!text[language].length)
      return <span className="quiet">{intl.formatMessage({ id: "agreement.proposal.textMissing" })}</span>;
    const words = <TextPieces pieces={text[language]} />;
    return role === "heading" ? <strong>{words}</strong> : words;
  };
  return (
    <div className="paragraph" id={`paragraph-${id}`}>
      <Sides
        text={{ id: side("id"), en: side("en") }}
        marks={stale ? { [stale]: <Tag kind="late">{waits}</Tag> } : undefined}
      />
      {beneath}
    </div>
  );
}

/** A figure with its unit. */
export function useFigure(): (figure: ShownFigure) => string {
  const intl = useIntl();
  return ({ quantity, unit, text }) =>
    text ?? intl.formatMessage({ id: `agreement.commitments.unit.${unit}` }, { quantity: quantity ?? 0 });
}

/** Who owes what of a clause, from when until when, and what shows it. */
export function ObligationLine({ obligation }: { obligation: NonNullable<ClauseView["obligation"]> }) {
  const intl = useIntl();
  const party = useParty();
  const day = useDay();
  const figure = useFigure();
  const { owed, from, until, evidence } = obligation;
  const language = intl.locale.startsWith("en") ? "en" : "id";
  return (
    <p className="clause-fact">
      {intl.formatMessage(
        { id: "agreement.proposal.owes" },
        {
          party: party(obligation.party),
          what: owed ? figure(owed) : `{${obligation.figure}}`,
          from: day(from),
          until: day(until),
        },
      )}{" "}
      {(evidence[language] ?? evidence.id) && (
        <span className="quiet">
          {intl.formatMessage(
            { id: "agreement.proposal.shownBy" },
            { evidence: evidence[language] ?? evidence.id ?? "" },
          )}
        </span>
      )}
    </p>
  );
}

/** What a scope line is about: occupations of an edition, hubs. */
export function ClauseLinks({ links }: { links: ClauseView["links"] }) {
  const intl = useIntl();
  if (!links.length) return null;
  return (
    <p className="clause-fact">
      {intl.formatMessage({ id: "agreement.proposal.about" })}{" "}
      {links.map((link, index) => (
        <span key={index}>
          {index > 0 && ", "}
          {link.kind === "hub" ? (
            link.name
          ) : (
            <a href={`/col/editions/${link.edition}#${link.code}`}>
              {intl.formatMessage(
                { id: "agreement.proposal.entry" },
                { code: link.code, edition: link.edition },
              )}
            </a>
          )}
        </span>
      ))}
    </p>
  );
}
