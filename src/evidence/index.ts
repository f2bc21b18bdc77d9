export { evidenceErrors } from "./errors.ts";
export { educationLadder, qualificationNorm, type Education } from "./education.ts";
export { formulas, type Formula, type FormulaSource, type FormulaSymbol } from "./formula.ts";
export {
  indicatorIds,
  type Absence,
  type ComparisonRule,
  type IndicatorId,
  type IndicatorState,
  type IndicatorValue,
  type LevelValue,
} from "./indicator.ts";
export {
  splitCodeList,
  type Dataset,
  type FillFacts,
  type SurveyFacts,
  type VacancyFacts,
} from "./dataset.ts";
export { readStates, type Entry, type ListFacts, type OccupationList, type Verdict } from "./list.ts";
export { national } from "./area.ts";
export { defaultParameters, parametersSchema, type Parameters } from "./parameters.ts";
export { computeList, type ListInput, type ListResult } from "./ranked-list.ts";
export type { VacancySeries } from "./vacancy-series.ts";
export type { Wave } from "./wave.ts";
export { reasons, drivers, type Driver, type Reason } from "./driver.ts";
export { roundTests, type RoundTest } from "./round.ts";
export type { Decision } from "./dovetailing.ts";
