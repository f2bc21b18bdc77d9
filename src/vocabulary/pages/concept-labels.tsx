import { useIntl } from "react-intl";
import { inLanguage, languages, type Bilingual, type Language } from "../../platform/index.ts";
import { DescriptionList, useLanguage } from "../../ui/index.ts";
import type { Label, Match } from "../concept.ts";

/** Other names that are seen at once; the rest is folded. */
const open = 8;

/** What a concept is called, language by language, each name with where it comes from when no file says it. */
export function ConceptLabels({
  labels,
  matches,
  organisations,
}: {
  labels: readonly Label[];
  matches: readonly Match[];
  organisations: Record<string, Bilingual>;
}) {
  const intl = useIntl();
  const language = useLanguage();
  // Only KBJI and ISCO lend each other titles.
  const lender = matches.find(
    ({ relation, scheme }) => relation === "exact" && (scheme === "kbji" || scheme === "isco"),
  );
  const from = lender ? inLanguage(lender.versionTitle, language).text : "";
  const origin = (label: Label) => {
    const by = label.organisation ? organisations[label.organisation] : undefined;
    const said = intl.formatMessage({ id: `vocabulary.origin.${label.origin}` }, { from });
    return by ? `${said}, ${inLanguage(by, language).text}` : said;
  };
  return (
    <DescriptionList
      items={languages.map((wanted) => {
        const own = labels.filter((one) => one.language === wanted);
        const title = own.find((one) => one.kind === "preferred");
        return {
          term: intl.formatMessage({ id: `vocabulary.language.${wanted}` }),
          description: (
            <>
              {title ? (
                <>
                  <strong lang={wanted}>{title.text}</strong>
                  <br />
                  <small>{origin(title)}</small>
                </>
              ) : (
                <span className="quiet">{intl.formatMessage({ id: "vocabulary.concept.noLabel" })}</span>
              )}
              <OtherNames
                term="vocabulary.concept.alternatives"
                labels={own.filter((one) => one.kind === "alternative")}
                language={wanted}
                origin={origin}
              />
              <OtherNames
                term="vocabulary.concept.hidden"
                labels={own.filter((one) => one.kind === "hidden")}
                language={wanted}
                origin={origin}
              />
            </>
          ),
        };
      })}
    />
  );
}

function OtherNames({
  term,
  labels,
  language,
  origin,
}: {
  term: string;
  labels: readonly Label[];
  language: Language;
  origin: (label: Label) => string;
}) {
  const intl = useIntl();
  if (labels.length === 0) return null;
  const list = (some: readonly Label[]) => (
    <ul className="names plain-list">
      {some.map((label) => (
        <li key={label.text}>
          <span lang={language}>{label.text}</span>
          {label.origin !== "file" && <small> ({origin(label)})</small>}
        </li>
      ))}
    </ul>
  );
  const rest = labels.slice(open);
  return (
    <>
      <p className="quiet names-term">{intl.formatMessage({ id: term })}</p>
      {list(labels.slice(0, open))}
      {rest.length > 0 && (
        <details>
          <summary>
            {intl.formatMessage({ id: "vocabulary.concept.moreNames" }, { count: rest.length })}
          </summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}
