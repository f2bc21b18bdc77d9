export {
  currentVersion,
  schemes,
  schemeSchema,
  shapes,
  unitGroupDigits,
  type Scheme,
} from "./classification.ts";
export {
  conceptRecord,
  conceptsIn,
  conceptsOnPage,
  versionRecord,
  type ConceptLine,
  type ElsewhereLine,
  type Label,
  type Match,
  type Version,
} from "./concept.ts";
export { provinceList, type Place } from "./place.ts";
export { vocabularyErrors } from "./errors.ts";
