export { rosterErrors } from "./errors.ts";
