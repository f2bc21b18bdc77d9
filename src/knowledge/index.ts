export { knowledgeErrors } from "./errors.ts";
export { identityMark, isCalledIdentityPaper, type IdentityMark } from "./identity-marks.ts";
export { itemPath, itemRecords, type Item, type ItemKind, type Taught } from "./item.ts";
export { licences, type Licence } from "./licence.ts";
export { releasedTo, type Reach } from "./reach.ts";
