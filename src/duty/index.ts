export { dayAfter, daysUntil, type Duty, type DutyState } from "./duty.ts";
