export {
  currentVersion,
  schemes,
  schemeSchema,
  shapes,
  unitGroupDigits,
  type Scheme,
} from "./classification.ts";
export {
  conceptPath,
  conceptRecord,
  conceptsIn,
  conceptsOnPage,
  isOpaque,
  versionRecord,
  type ConceptLine,
  type ElsewhereLine,
  type Label,
  type Match,
  type Version,
  type VersionFacts,
} from "./concept.ts";
export { codeBeforeExcel } from "./crosswalk.ts";
export { printedCode, readLocalCode } from "./local-code.ts";
export type { Equivalence } from "./equivalence.ts";
export { kkniOfEducation, mayStandAt, type Education, type KkniLevel } from "./kkni.ts";
export { isPlaceOn, provinceList, type Place } from "./place.ts";
export { vocabularyErrors } from "./errors.ts";
export { conceptKinds, matchRelations, type ConceptKind, type MatchRelation } from "./scheme-content.ts";
export { formats, type Format } from "./scheme-formats.ts";
export { schemeShortName } from "./scheme-names.ts";
export { readSkkniCode } from "./skkni-code.ts";
export { versionOptions } from "./version-options.ts";
export type { ConceptUsage } from "./concept-usage.ts";
export { importanceOf, wordsOf } from "./text-words.ts";
export { formsOf } from "./word-forms.ts";
