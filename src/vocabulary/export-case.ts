import type { Language } from "../platform/index.ts";
import { isOpaque } from "./concept.ts";
import {
  iriOf,
  labelsOf,
  matchIri,
  titleIn,
  versionIri,
  type ExportedConcept,
  type ExportedVersion,
  type VersionWriter,
} from "./export-content.ts";
import { uuidOfUri } from "./name-uuid.ts";
import { conceptKinds, type ConceptKind, type MatchRelation } from "./scheme-content.ts";

/** What kinds are called in a package; CASE has no Indonesian of its own. */
const kindNames: Readonly<Record<ConceptKind, string>> = {
  occupation: "Occupation",
  skill: "Skill",
  unit: "Unit of competence",
  level: "Level",
  group: "Group",
};

type AssociationType = "isChildOf" | "isRelatedTo" | "exactMatchOf";
type Association = { type: AssociationType; to: { iri: string; title: string }; grouping: string | null };

/** Associations that CASE has no type for carry what they mean as the name of their grouping. */
const groupings = [
  ...["Essential skills", "Optional skills"].flatMap((name) => [
    name,
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `${name}, KKNI level ${level}`),
  ]),
  ...["Close match", "Broader match", "Narrower match", "Related match"],
];

const matchGroupings: Readonly<Record<Exclude<MatchRelation, "exact">, string>> = {
  close: "Close match",
  broader: "Broader match",
  narrower: "Narrower match",
  related: "Related match",
};

/**
 * A package of the 1EdTech Competencies and Academic Standards Exchange (CASE) 1.0. Identifiers are made from the URIs, so
 * that the same version is the same bytes whenever and wherever it is exported.
 */
export const caseWriter: VersionWriter = {
  mediaType: "application/json",
  extension: "case.json",
  parts: [
    {
      head: (of) => `{\n"CFDocument": ${JSON.stringify(documentOf(of))},\n"CFItems": [\n`,
      headCounts: false,
      between: ",\n",
      write: (concept, of) => [JSON.stringify(itemOf(concept, of))],
      tail: () => "\n],\n",
    },
    {
      head: () => `"CFAssociations": [\n`,
      headCounts: false,
      between: ",\n",
      write: (concept, of) => associationsOf(concept, of).map((one) => JSON.stringify(one)),
      tail: (of) => `\n],\n"CFDefinitions": ${JSON.stringify(definitionsOf(of))},\n"CFRubrics": []\n}\n`,
    },
  ],
};

const changedAt = ({ version }: ExportedVersion) => version.importedAt.toISOString();

const documentLink = ({ version, language }: ExportedVersion) =>
  link(versionIri(version), titleIn(version.title, language, version.version));

const link = (uri: string, title: string) => ({ title, identifier: uuidOfUri(uri), uri });

function documentOf(of: ExportedVersion) {
  const { version, language } = of;
  const uri = versionIri(version);
  return {
    identifier: uuidOfUri(uri),
    uri,
    creator: version.source ?? "Jembatan",
    title: titleIn(version.title, language, version.version),
    lastChangeDateTime: changedAt(of),
    ...(version.source && { publisher: version.source }),
    language,
    version: version.version,
    notes: [
      `Imported from ${version.fileName}, SHA-256 ${version.fileHash}.`,
      ...(version.synthetic ? ["Made up, for looking around."] : []),
    ].join(" "),
    CFPackageURI: link(`${uri}:package`, titleIn(version.title, language, version.version)),
  };
}

function itemOf(concept: ExportedConcept, of: ExportedVersion) {
  const { code, kind, uri, definition, local } = concept;
  const { version, language } = of;
  const iri = iriOf(version, code, uri);
  const title = preferred(concept, language);
  const other = preferred(concept, language === "id" ? "en" : "id");
  const notes = definition && titleIn(definition, language, "");
  const keywords = [
    ...new Set(concept.labels.filter((one) => one.kind !== "hidden").map(({ text }) => text)),
  ];
  const more = keywords.filter((one) => one !== title && one !== other);
  return {
    identifier: uuidOfUri(iri),
    uri: iri,
    CFDocumentURI: documentLink(of),
    fullStatement: title ?? other ?? code,
    ...(title && other && other !== title && { alternativeLabel: other }),
    ...(!isOpaque(code) && { humanCodingScheme: code }),
    CFItemType: kindNames[kind],
    CFItemTypeURI: typeLink(kind),
    language: title ? language : other ? (language === "id" ? "en" : "id") : language,
    ...(more.length > 0 && { conceptKeywords: more }),
    ...((notes || local) && {
      notes: [...(local ? ["Local code."] : []), ...(notes ? [notes] : [])].join(" "),
    }),
    lastChangeDateTime: changedAt(of),
  };
}

const preferred = (concept: ExportedConcept, language: Language): string | undefined =>
  labelsOf(concept, "preferred", language)[0];

const typeLink = (kind: ConceptKind) => link(`urn:jembatan:term:kind:${kind}`, kindNames[kind]);
const groupingLink = (name: string) => link(`urn:jembatan:term:grouping:${encodeURIComponent(name)}`, name);

function associationsOf(concept: ExportedConcept, of: ExportedVersion) {
  const { version, language } = of;
  const from = iriOf(version, concept.code, concept.uri);
  const title = preferred(concept, language) ?? preferred(concept, language === "id" ? "en" : "id");
  return linksOf(concept, of).map(({ type, to, grouping }) => {
    const name = ["urn:jembatan:link", ...[from, type, grouping ?? "", to.iri].map(encodeURIComponent)].join(
      ":",
    );
    const identifier = uuidOfUri(name);
    return {
      identifier,
      associationType: type,
      uri: `urn:uuid:${identifier}`,
      originNodeURI: link(from, title ?? concept.code),
      destinationNodeURI: link(to.iri, to.title),
      ...(grouping !== null && { CFAssociationGroupingURI: groupingLink(grouping) }),
      lastChangeDateTime: changedAt(of),
    };
  });
}

function linksOf(
  { relations, matches }: ExportedConcept,
  { version, language }: ExportedVersion,
): Association[] {
  const own = relations.map(({ kind, code, level, uri, title }): Association => {
    const to = { iri: iriOf(version, code, uri), title: titleIn(title, language, code) };
    if (kind === "broader") return { type: "isChildOf", to, grouping: null };
    if (kind === "related") return { type: "isRelatedTo", to, grouping: null };
    const name = kind === "essential" ? "Essential skills" : "Optional skills";
    return { type: "isRelatedTo", to, grouping: level === null ? name : `${name}, KKNI level ${level}` };
  });
  const others = matches.map((match): Association => {
    const to = { iri: matchIri(match), title: titleIn(match.title, language, match.code) };
    if (match.relation === "exact") return { type: "exactMatchOf", to, grouping: null };
    return { type: "isRelatedTo", to, grouping: matchGroupings[match.relation] };
  });
  return [...own, ...others];
}

function definitionsOf(of: ExportedVersion) {
  const lastChangeDateTime = changedAt(of);
  return {
    CFConcepts: [],
    CFSubjects: [],
    CFLicenses: [],
    CFItemTypes: conceptKinds.map((kind, index) => ({
      ...typeLink(kind),
      description: kindNames[kind],
      hierarchyCode: String(index + 1),
      lastChangeDateTime,
    })),
    CFAssociationGroupings: groupings.map((name) => ({ ...groupingLink(name), lastChangeDateTime })),
  };
}
