import { languages, type Bilingual, type Language } from "../platform/index.ts";
import { csvText } from "../platform/csv-text.ts";
import { iriOf, uuidOfUri } from "../vocabulary/index.server.ts";
import { splitCodeList } from "./dataset.ts";
import { editionPay, type Edition, type EditionEntry } from "./edition.ts";
import type { EditionFormat } from "./edition-formats.ts";
import { explainEntry } from "./explain-entry.ts";

export type EditionFile = { mediaType: string; fileName: string; text: string };

/** An edition as a file. The same edition is the same bytes whenever it is written; only what it says goes in. */
export function exportEdition(edition: Sealed, format: EditionFormat, language: Language): EditionFile {
  const fileName = `col-${edition.name}.${{ csv: "csv", jsonld: "jsonld", case: "case.json" }[format]}`;
  if (format === "csv") return { mediaType: "text/csv; charset=utf-8", fileName, text: tableOf(edition) };
  if (format === "jsonld")
    return {
      mediaType: "application/ld+json",
      fileName,
      text: `${JSON.stringify(linkedData(edition), null, 1)}\n`,
    };
  return {
    mediaType: "application/json",
    fileName,
    text: `${JSON.stringify(casePackage(edition, language), null, 1)}\n`,
  };
}

type Sealed = Pick<Edition, "name" | "content" | "contentHash" | "sealedAt"> & {
  /** Since when it is withdrawn, and why; null: it stands. */
  withdrawn: { on: string; reason: string } | null;
};

const editionIri = ({ name, contentHash }: Pick<Edition, "name" | "contentHash">): string =>
  `urn:jembatan:edition:${encodeURIComponent(name)}:${contentHash.slice(0, 16)}`;

const testText = ({ tests }: EditionEntry, name: string): string => {
  const one = tests.find(({ test }) => test === name);
  return one ? [one.evidence, one.commits, one.source, one.on].filter(Boolean).join(" · ") : "";
};

const number = (value: number | null | undefined) =>
  value === null || value === undefined ? "" : String(value);

/** Column names stand for programs and stay in one language; the explanation is in both. */
function tableOf({ content, withdrawn }: Sealed): string {
  const head = [
    ...["code", "title_id", "title_en", "printed", "verdict", "passes", "fails", "share", "robustness"],
    ...["employed", "evidence", "respondents", "vacancies", "proposal", "reason", "decided_on"],
    ...["skilled", "short", "strategic", "pipeline", "explanation_id", "explanation_en", "pay_growth"],
    "withdrawn_on",
  ];
  const rows = content.entries.map((entry) => {
    const { code, title, printed, figures, voices, decided } = entry;
    return [
      ...[code, title.id ?? "", title.en ?? "", printed ?? "", figures?.verdict ?? ""],
      ...[
        number(figures?.passes),
        number(figures?.fails),
        number(figures?.share),
        number(figures?.robustness),
      ],
      ...[number(figures?.employed), voices?.strength ?? "", number(voices?.respondents)],
      ...[number(voices?.vacancies), decided?.proposal ?? "", decided?.reason ?? "", decided?.on ?? ""],
      ...["skilled", "short", "strategic", "pipeline"].map((test) => testText(entry, test)),
      ...languages.map((language) => explainEntry(entry, content, language)),
      ...[figures ? (editionPay(content) ?? "") : "", withdrawn?.on ?? ""],
    ];
  });
  return csvText([head, ...rows]);
}

const context = {
  skos: "http://www.w3.org/2004/02/skos/core#",
  dct: "http://purl.org/dc/terms/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  jembatan: "urn:jembatan:term:",
  Collection: "skos:OrderedCollection",
  memberList: { "@id": "skos:memberList", "@container": "@list" },
  prefLabel: { "@id": "skos:prefLabel", "@container": "@language" },
  title: { "@id": "dct:title", "@container": "@language" },
  publisher: { "@id": "dct:publisher", "@container": "@language" },
  issued: { "@id": "dct:issued", "@type": "xsd:date" },
  source: "dct:source",
  notation: "skos:notation",
  explanation: { "@id": "skos:scopeNote", "@container": "@language" },
  sha256: "jembatan:sha256",
  withdrawn: { "@id": "jembatan:withdrawn", "@type": "@json" },
  method: "jembatan:method",
  synthetic: "jembatan:synthetic",
  computedFrom: { "@id": "jembatan:computedFrom", "@type": "@json" },
  figures: { "@id": "jembatan:figures", "@type": "@json" },
  voices: { "@id": "jembatan:voices", "@type": "@json" },
  decided: { "@id": "jembatan:decided", "@type": "@json" },
  tests: { "@id": "jembatan:tests", "@type": "@json" },
} as const;

const byLanguage = ({ id, en }: Bilingual) => ({ ...(id && { id }), ...(en && { en }) });

function linkedData(edition: Sealed) {
  const { content, contentHash, withdrawn } = edition;
  const codeList = splitCodeList(content.codeList);
  return {
    "@context": context,
    "@id": editionIri(edition),
    "@type": "Collection",
    title: byLanguage(content.title),
    publisher: byLanguage(content.office),
    issued: content.publishedOn,
    method: content.method,
    ...(content.source && { source: content.source }),
    ...(content.synthetic && { synthetic: true }),
    ...(withdrawn && { withdrawn }),
    ...(content.from && { computedFrom: content.from }),
    sha256: contentHash,
    memberList: content.entries.map((entry) => ({
      "@id": iriOf(codeList, entry.code, null),
      "@type": "skos:Concept",
      notation: entry.code,
      prefLabel: byLanguage(entry.title),
      explanation: Object.fromEntries(
        languages.map((language) => [language, explainEntry(entry, content, language)]),
      ),
      ...(entry.figures && { figures: entry.figures }),
      ...(entry.voices && { voices: entry.voices }),
      ...(entry.decided && { decided: entry.decided }),
      ...(entry.tests.length > 0 && { tests: entry.tests }),
    })),
  };
}

/** A CASE 1.0 package: a document for the edition, an item for each occupation, each an exact match of its concept. */
function casePackage(edition: Sealed, language: Language) {
  const { content, contentHash, withdrawn } = edition;
  const other: Language = language === "id" ? "en" : "id";
  const lastChangeDateTime = edition.sealedAt.toISOString();
  const link = (uri: string, title: string) => ({ title, identifier: uuidOfUri(uri), uri });
  const uri = editionIri(edition);
  const title = content.title[language] ?? content.title[other] ?? content.name;
  const codeList = splitCodeList(content.codeList);
  const itemUri = (code: string) => `${uri}:${encodeURIComponent(code)}`;
  const typeUri = "urn:jembatan:term:kind:occupation";
  const name = (entry: EditionEntry) => entry.title[language] ?? entry.title[other] ?? entry.code;
  return {
    CFDocument: {
      ...link(uri, title),
      creator: content.office[language] ?? content.office[other] ?? "Jembatan",
      lastChangeDateTime,
      language,
      version: content.name,
      ...(withdrawn && { adoptionStatus: "Deprecated", statusEndDate: withdrawn.on }),
      notes: [
        `SHA-256 ${contentHash}.`,
        ...(withdrawn ? [`Withdrawn on ${withdrawn.on}: ${withdrawn.reason}`] : []),
        ...(content.source ? [content.source] : []),
        ...(content.synthetic ? ["Made up, for looking around."] : []),
      ].join(" "),
      CFPackageURI: link(`${uri}:package`, title),
    },
    CFItems: content.entries.map((entry) => ({
      identifier: uuidOfUri(itemUri(entry.code)),
      uri: itemUri(entry.code),
      CFDocumentURI: link(uri, title),
      fullStatement: name(entry),
      ...(entry.title[language] &&
        entry.title[other] &&
        entry.title[other] !== entry.title[language] && { alternativeLabel: entry.title[other] }),
      humanCodingScheme: entry.code,
      CFItemType: "Occupation",
      CFItemTypeURI: link(typeUri, "Occupation"),
      language,
      notes: explainEntry(entry, content, language),
      lastChangeDateTime,
    })),
    CFAssociations: content.entries.map((entry) => {
      const to = iriOf(codeList, entry.code, null);
      const identifier = uuidOfUri(`${itemUri(entry.code)}:exactMatchOf:${to}`);
      return {
        identifier,
        associationType: "exactMatchOf",
        uri: `urn:uuid:${identifier}`,
        originNodeURI: link(itemUri(entry.code), name(entry)),
        destinationNodeURI: link(to, name(entry)),
        lastChangeDateTime,
      };
    }),
    CFDefinitions: {
      CFConcepts: [],
      CFSubjects: [],
      CFLicenses: [],
      CFItemTypes: [
        { ...link(typeUri, "Occupation"), description: "Occupation", hierarchyCode: "1", lastChangeDateTime },
      ],
      CFAssociationGroupings: [],
    },
    CFRubrics: [],
  };
}
