export { dayAfter } from "../identity/index.ts";
export { daysUntil, type Duty, type DutyState } from "./duty.ts";
