export {
  refText,
  relations,
  type Direction,
  type Link,
  type Ref,
  type Relation,
  type Station,
  type ThreadRecord,
} from "./record.ts";
export { threadErrors } from "./errors.ts";
