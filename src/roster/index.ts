export { holdsOn, standingOn, type Agency, type HeldMandate, type Mandate } from "./agency.ts";
export { searchAgencies, type FoundAgency } from "./agency-search.ts";
export { rosterErrors } from "./errors.ts";
export {
  bookingKinds,
  dayAdded,
  dayBegins,
  dayCount,
  isZone,
  overlap,
  placeZones,
  spanOf,
  weeksFreed,
  weeksOf,
  zoneName,
  type BookingKind,
  type Days,
  type Span,
} from "./booking.ts";
export {
  clearances,
  evidenceClasses,
  isCleared,
  languageLevels,
  skillLevels,
  spokenLanguages,
  type Clearance,
  type EvidenceClass,
  type ExpertSkill,
  type LanguageLevel,
  type SpokenLanguage,
} from "./expert-words.ts";
export { provinceName, provinceOf, provinces } from "./province.ts";
