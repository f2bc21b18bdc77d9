export { knowledgeErrors } from "./errors.ts";
export { identityMark, isCalledIdentityPaper, type IdentityMark } from "./identity-marks.ts";
export { firstLook, kindOfName, mediaTypes, safeFileName, savedAs } from "./file-kind.ts";
export { identityFault } from "./no-identity.ts";
export { itemPath, itemRecords, type Item, type ItemKind, type Taught } from "./item.ts";
export { licences, type Licence } from "./licence.ts";
export { releasedTo, type Reach } from "./reach.ts";
