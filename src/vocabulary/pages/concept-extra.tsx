import { useIntl } from "react-intl";
import { Card, DescriptionList } from "../../ui/index.ts";
import type { Bilingual } from "../../platform/index.ts";
import type { ConceptKind } from "../scheme-content.ts";
import { elementsKey, unitElements } from "../unit-elements.ts";

/** What has a name in both languages: what importers keep under names of ours, and columns of ESCO that tell people something. */
const named = [
  ...["abilities", "decree", "kind_of", "kkni", "knowledge", "printed", "proficiency", "retired"],
  ...["definition", "scopeNote", "skillType", "reuseLevel", "status", "modifiedDate"],
];

/** Words of a publisher that say the same in every concept, with their name in both languages. */
const words: Readonly<Record<string, string>> = {
  released: "released",
  knowledge: "knowledge",
  "skill/competence": "skill",
  transversal: "transversal",
  "cross-sector": "crossSector",
  "sector-specific": "sectorSpecific",
  "occupation-specific": "occupationSpecific",
};

type ConceptExtraProps = {
  kind: ConceptKind;
  title: Bilingual;
  extra: Readonly<Record<string, string>>;
};

/** What a concept's file says of it beside its titles: elements and criteria of a unit, tasks of a role, and the rest. */
export function ConceptExtra({ kind, title, extra }: ConceptExtraProps) {
  const intl = useIntl();
  const elements = unitElements(extra);
  const all = Object.entries(extra).filter(([key]) => key !== elementsKey);
  const facts = named.flatMap((key) => all.filter(([name]) => name === key));
  const rest = all.filter(([key]) => !named.includes(key));
  // A file in one language is in that language throughout.
  const lang = title.id && title.en ? undefined : title.id ? "id" : "en";
  return (
    <>
      {elements.length > 0 && (
        <Card
          title={intl.formatMessage({
            id: kind === "unit" ? "vocabulary.unit.elements" : "vocabulary.role.tasks",
          })}
        >
          <ol className="plain-list" lang={lang}>
            {elements.map((element, i) => (
              <li key={i}>
                <p>
                  <b>
                    {i + 1} {element.title}
                  </b>
                </p>
                {element.criteria.length > 0 && (
                  <ol className="plain-list">
                    {element.criteria.map((criterion, k) => (
                      <li key={k}>
                        <p>
                          {i + 1}.{k + 1} {criterion}
                        </p>
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            ))}
          </ol>
        </Card>
      )}
      {all.length > 0 && (
        <Card title={intl.formatMessage({ id: "vocabulary.concept.extra" })}>
          {facts.length > 0 && (
            <DescriptionList
              items={facts.map(([key, text]) => ({
                term: intl.formatMessage({ id: `vocabulary.extra.${key}` }),
                description: <ExtraText text={text} lang={lang} />,
              }))}
            />
          )}
          {rest.length > 0 && (
            <details>
              <summary>
                {intl.formatMessage({ id: "vocabulary.concept.extraRest" }, { count: rest.length })}
              </summary>
              <DescriptionList
                items={rest.map(([key, text]) => ({
                  term: key,
                  description: <ExtraText text={text} lang={lang} />,
                }))}
              />
            </details>
          )}
        </Card>
      )}
    </>
  );
}

/** A value of a file: a day as a day, a word that is known in the reader's language, else as it stands. */
function ExtraText({ text, lang }: { text: string; lang: "id" | "en" | undefined }) {
  const intl = useIntl();
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?$/.exec(text) ?? [];
  if (day) return intl.formatDate(`${day}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  const word = words[text];
  if (word) return intl.formatMessage({ id: `vocabulary.extra.word.${word}` });
  return (
    <span lang={lang} style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
      {text}
    </span>
  );
}
