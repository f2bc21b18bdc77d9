export type { Bilingual, Language } from "./bilingual.ts";
export { inLanguage, languages } from "./bilingual.ts";
export { dayOf, installationZone, installationZoneName } from "./zone.ts";
export type { ErrorTable, Outcome, Refusal, ReportRow } from "./outcome.ts";
export { refuse } from "./outcome.ts";
export { trueMinus } from "./number-text.ts";
