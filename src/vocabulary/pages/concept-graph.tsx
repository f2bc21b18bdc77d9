import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import { RelationGraph, useLanguage, type GraphGroup, type GraphLine } from "../../ui/index.ts";
import { conceptPath, type ConceptLine, type Match, type VersionFacts } from "../concept.ts";
import { neighbourhood, type Neighbours } from "../neighbourhood.ts";
import type { RelatedLines } from "../relation.ts";
import { schemeShortName } from "../scheme-names.ts";

const lineOf: Record<Neighbours["list"], GraphLine> = {
  broader: "solid",
  narrower: "solid",
  essential: "solid",
  optional: "dashed",
  "essential-for": "solid",
  "optional-for": "dashed",
  related: "dotted",
  match: "double",
};

/** The nearest neighbours of a concept as a picture; the lists on the page say the same in words. */
export function ConceptGraph({
  version,
  concept,
  related,
  matches,
}: {
  version: Pick<VersionFacts, "scheme" | "version">;
  concept: ConceptLine;
  related: readonly RelatedLines[];
  matches: readonly Match[];
}) {
  const intl = useIntl();
  const language = useLanguage();
  const groups = neighbourhood(related, matches);
  const drawn = (group: Neighbours): GraphGroup => ({
    caption: intl.formatMessage({ id: `vocabulary.relation.${group.list}` }),
    line: lineOf[group.list],
    nodes: group.shown.map((one) => {
      const { scheme, version: name } = "versionTitle" in one ? one : version;
      const shown = inLanguage(one.title, language);
      const prefix = "versionTitle" in one ? `${schemeShortName(scheme)}: ` : "";
      return {
        label: `${prefix}${shown.text || one.code}`,
        lang: shown.lang === language ? undefined : shown.lang,
        href: conceptPath(scheme, name, one.code),
      };
    }),
    more: group.hidden
      ? intl.formatMessage({ id: "vocabulary.relation.more" }, { count: group.hidden })
      : undefined,
  });
  const center = inLanguage(concept.title, language);
  return (
    <RelationGraph
      label={intl.formatMessage({ id: "vocabulary.relation.graph" }, { title: center.text || concept.code })}
      center={center.text || concept.code}
      centerLang={center.lang === language ? undefined : center.lang}
      above={groups.filter(({ list }) => list === "broader").map(drawn)}
      below={groups.filter(({ list }) => list !== "broader").map(drawn)}
    />
  );
}
