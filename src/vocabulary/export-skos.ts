import { languages, type Bilingual } from "../platform/index.ts";
import {
  iriOf,
  labelsOf,
  matchIri,
  versionIri,
  type ExportedConcept,
  type ExportedVersion,
  type VersionWriter,
} from "./export-content.ts";
import type { MatchRelation } from "./scheme-content.ts";

/**
 * SKOS (W3C Recommendation, 2009) as JSON-LD 1.1. The context stands in the file: no reader has to fetch one. What SKOS
 * has no word for (skills that are asked for, kinds, kept columns) has a name under `urn:jembatan:`.
 */
const context = {
  skos: "http://www.w3.org/2004/02/skos/core#",
  dct: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  prov: "http://www.w3.org/ns/prov#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  jembatan: "urn:jembatan:term:",
  ConceptScheme: "skos:ConceptScheme",
  Concept: "skos:Concept",
  prefLabel: { "@id": "skos:prefLabel", "@container": "@language" },
  altLabel: { "@id": "skos:altLabel", "@container": ["@language", "@set"] },
  hiddenLabel: { "@id": "skos:hiddenLabel", "@container": ["@language", "@set"] },
  definition: { "@id": "skos:definition", "@container": "@language" },
  notation: "skos:notation",
  inScheme: { "@id": "skos:inScheme", "@type": "@id" },
  topConceptOf: { "@id": "skos:topConceptOf", "@type": "@id" },
  broader: { "@id": "skos:broader", "@type": "@id", "@container": "@set" },
  related: { "@id": "skos:related", "@type": "@id", "@container": "@set" },
  exactMatch: { "@id": "skos:exactMatch", "@type": "@id", "@container": "@set" },
  closeMatch: { "@id": "skos:closeMatch", "@type": "@id", "@container": "@set" },
  broadMatch: { "@id": "skos:broadMatch", "@type": "@id", "@container": "@set" },
  narrowMatch: { "@id": "skos:narrowMatch", "@type": "@id", "@container": "@set" },
  relatedMatch: { "@id": "skos:relatedMatch", "@type": "@id", "@container": "@set" },
  title: { "@id": "dct:title", "@container": "@language" },
  attribution: "dct:rights",
  version: "owl:versionInfo",
  imported: { "@id": "prov:generatedAtTime", "@type": "xsd:dateTime" },
  derivedFrom: "prov:wasDerivedFrom",
  fileName: "jembatan:fileName",
  sha256: "jembatan:sha256",
  synthetic: "jembatan:synthetic",
  local: "jembatan:local",
  kind: "jembatan:kind",
  asksFor: { "@id": "jembatan:asksFor", "@container": "@set" },
  skill: { "@id": "jembatan:skill", "@type": "@id" },
  essential: "jembatan:essential",
  level: "jembatan:level",
  columns: { "@id": "jembatan:columns", "@type": "@json" },
} as const;

const matchTerms: Readonly<Record<MatchRelation, string>> = {
  exact: "exactMatch",
  close: "closeMatch",
  broader: "broadMatch",
  narrower: "narrowMatch",
  related: "relatedMatch",
};

export const skosWriter: VersionWriter = {
  mediaType: "application/ld+json",
  extension: "jsonld",
  parts: [
    {
      head: ({ version }) =>
        `{\n"@context": ${JSON.stringify(context)},\n"@graph": [\n${JSON.stringify(schemeNode(version))}`,
      headCounts: true,
      between: ",\n",
      write: (concept, of) => [JSON.stringify(conceptNode(concept, of))],
      tail: () => "\n]\n}\n",
    },
  ],
};

function schemeNode(version: ExportedVersion["version"]) {
  return {
    "@id": versionIri(version),
    "@type": "ConceptScheme",
    title: byLanguage(version.title),
    version: version.version,
    ...(version.source && { attribution: version.source }),
    imported: version.importedAt.toISOString(),
    derivedFrom: { fileName: version.fileName, sha256: version.fileHash },
    ...(version.synthetic && { synthetic: true }),
  };
}

function conceptNode(concept: ExportedConcept, { version }: ExportedVersion) {
  const { code, kind, parent, uri, definition, extra, local, relations, matches } = concept;
  const to = (wanted: string) =>
    relations.filter((one) => one.kind === wanted).map((one) => iriOf(version, one.code, one.uri));
  const asked = relations.filter((one) => one.kind === "essential" || one.kind === "optional");
  const several = (term: string, values: readonly string[]) => (values.length ? { [term]: values } : {});
  return {
    "@id": iriOf(version, code, uri),
    "@type": "Concept",
    inScheme: versionIri(version),
    notation: code,
    kind,
    ...(local && { local: true }),
    prefLabel: Object.fromEntries(
      languages.flatMap((language) =>
        labelsOf(concept, "preferred", language).map((text) => [language, text]),
      ),
    ),
    ...namesOf(concept, "alternative", "altLabel"),
    ...namesOf(concept, "hidden", "hiddenLabel"),
    ...(definition && { definition: byLanguage(definition) }),
    ...(parent === null && { topConceptOf: versionIri(version) }),
    ...several("broader", to("broader")),
    ...several("related", to("related")),
    ...(asked.length > 0 && {
      asksFor: asked.map((one) => ({
        skill: iriOf(version, one.code, one.uri),
        essential: one.kind === "essential",
        ...(one.level !== null && { level: one.level }),
      })),
    }),
    ...Object.fromEntries(
      [...Map.groupBy(matches, ({ relation }) => relation)].map(([relation, some]) => [
        matchTerms[relation],
        some.map(matchIri),
      ]),
    ),
    ...(Object.keys(extra).length > 0 && { columns: extra }),
  };
}

function namesOf(concept: ExportedConcept, kind: "alternative" | "hidden", term: string) {
  const names = Object.fromEntries(
    languages
      .map((language) => [language, labelsOf(concept, kind, language)] as const)
      .filter(([, texts]) => texts.length > 0),
  );
  return Object.keys(names).length ? { [term]: names } : {};
}

const byLanguage = ({ id, en }: Bilingual) => ({ ...(id && { id }), ...(en && { en }) });
