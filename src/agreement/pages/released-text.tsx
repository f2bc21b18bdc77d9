import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { Clause, ProposalDocument } from "../document.ts";
import { rendered } from "../figure.ts";
import { Card } from "../../ui/index.ts";

const languages = ["id", "en"] as const;

/** A released text, both languages side by side where the width allows; beneath each clause what is said of it. */
export function ReleasedText({
  document,
  beneath,
}: {
  document: Pick<ProposalDocument, "clauses">;
  beneath?: ((clause: Clause) => ReactNode) | undefined;
}) {
  return document.clauses.map((clause) => (
    <Card key={clause.id} id={`clause-${clause.id}`} title={<ClauseHeading clause={clause} />}>
      {clause.paragraphs
        .filter(({ role }) => role === "text")
        .map(({ id, text }) => (
          <div key={id} id={`paragraph-${id}`} className="grid two text-pair">
            {languages.map((language) => (
              <p key={language} lang={language}>
                {rendered(text[language], clause.figures, language)}
              </p>
            ))}
          </div>
        ))}
      {beneath?.(clause)}
    </Card>
  ));
}

function ClauseHeading({ clause }: { clause: Clause }) {
  const intl = useIntl();
  const heading = clause.paragraphs.find(({ role }) => role === "heading");
  if (!heading)
    return <>{intl.formatMessage({ id: "agreement.feedback.clause" }, { number: clause.number })}</>;
  return (
    <>
      {clause.number}. <span lang="id">{rendered(heading.text.id, clause.figures, "id")}</span> /{" "}
      <span lang="en">{rendered(heading.text.en, clause.figures, "en")}</span>
    </>
  );
}
