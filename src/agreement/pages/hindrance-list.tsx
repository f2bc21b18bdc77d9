import { useIntl } from "react-intl";
import type { Hindrance } from "../release-readiness.ts";

/** All that keeps a text from its release, each with the way to its place. */
export function HindranceList({ hindrances, here }: { hindrances: readonly Hindrance[]; here: string }) {
  const intl = useIntl();
  const shown = 30;
  return (
    <>
      <ul className="hindrances">
        {hindrances.slice(0, shown).map(({ code, clause, paragraph, language, name }, index) => {
          const sentence = intl.formatMessage(
            { id: `agreement.proposal.missing.${code}` },
            { number: clause?.number ?? 0, language: language ?? "id", name: name ?? "" },
          );
          const place = paragraph ? `#paragraph-${paragraph}` : "";
          return (
            <li key={index}>
              {clause ? <a href={`${here}/clause/${clause.id}${place}`}>{sentence}</a> : sentence}
            </li>
          );
        })}
      </ul>
      {hindrances.length > shown && (
        <p className="quiet">
          {intl.formatMessage({ id: "agreement.proposal.missingMore" }, { count: hindrances.length - shown })}
        </p>
      )}
    </>
  );
}
