export { dutyStore, type DutyStore, type NewDuty } from "./store.ts";
export { readDuties, type DutyStores } from "./read-duties.ts";
export { raiseDuty } from "./raise-duty.ts";
export { remindDuties } from "./remind-duties.ts";
