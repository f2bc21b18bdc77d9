import { useIntl } from "react-intl";
import { Card, DescriptionList } from "../../ui/index.ts";
import type { Bilingual } from "../../platform/index.ts";
import type { ConceptKind } from "../scheme-content.ts";
import { elementsKey, unitElements } from "../unit-elements.ts";

/** What importers keep under names of ours; all else stands under its heading in the file. */
const named = ["abilities", "decree", "kind_of", "kkni", "knowledge", "printed", "proficiency", "retired"];

type ConceptExtraProps = {
  kind: ConceptKind;
  title: Bilingual;
  extra: Readonly<Record<string, string>>;
};

/** What a concept's file says of it beside its titles: elements and criteria of a unit, tasks of a role, and the rest. */
export function ConceptExtra({ kind, title, extra }: ConceptExtraProps) {
  const intl = useIntl();
  const elements = unitElements(extra);
  const rest = Object.entries(extra).filter(([key]) => key !== elementsKey);
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
      {rest.length > 0 && (
        <Card title={intl.formatMessage({ id: "vocabulary.concept.extra" })}>
          <DescriptionList
            items={rest.map(([key, text]) => ({
              term: named.includes(key) ? intl.formatMessage({ id: `vocabulary.extra.${key}` }) : key,
              description: (
                <span lang={lang} style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
                  {text}
                </span>
              ),
            }))}
          />
        </Card>
      )}
    </>
  );
}
