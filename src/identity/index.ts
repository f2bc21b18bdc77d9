export {
  anonymous,
  jobNames,
  officeRoles,
  operatorOrganisation,
  organisationOf,
  ownRoles,
  personOf,
  roles,
  type JobName,
  type Principal,
  type Role,
} from "./principal.ts";
export {
  anyone,
  decide,
  everyMember,
  jobs,
  members,
  requireOtherEyes,
  type Permission,
  type Policy,
} from "./policy.ts";
export {
  dayAfter,
  isValidOn,
  type Member,
  type Membership,
  type Organisation,
  type Party,
  type Person,
} from "./party.ts";
export { claimCode, claimCodeLength, readClaimCode } from "./claim-code.ts";
export { useCase, type AnswerOf, type InputOf, type RecordRef, type UseCase, type Work } from "./use-case.ts";
export { identityErrors } from "./errors.ts";
