import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Card, SidesHead } from "../../ui/index.ts";
import type { ClauseView } from "../clause-view.ts";
import { ClauseLinks, ObligationLine, ParagraphText } from "./clause-text.tsx";
import { ClauseHeading } from "./proposal-text.tsx";

/**
 * A released text, both languages side by side where the width allows; beneath each clause what is said of it.
 * @param alone no link leads from it into the rest of the site
 */
export function ReleasedText({
  clauses,
  alone = false,
  beneath,
}: {
  clauses: readonly ClauseView[];
  alone?: boolean;
  beneath?: ((clause: ClauseView) => ReactNode) | undefined;
}) {
  const intl = useIntl();
  return clauses.map((clause) => (
    <Card
      key={clause.id}
      id={`clause-${clause.id}`}
      title={
        clause.heading ? (
          <ClauseHeading number={clause.number} heading={clause.heading} />
        ) : (
          intl.formatMessage({ id: "agreement.feedback.clause" }, { number: clause.number })
        )
      }
    >
      <SidesHead />
      {clause.paragraphs.map((paragraph) => (
        <ParagraphText key={paragraph.id} paragraph={paragraph} />
      ))}
      {clause.obligation && <ObligationLine obligation={clause.obligation} />}
      <ClauseLinks links={alone ? clause.links.filter(({ kind }) => kind === "hub") : clause.links} />
      {beneath?.(clause)}
    </Card>
  ));
}
