export { agreementStore, type AgreementStore } from "./store.ts";
export type { AgreementStores } from "./stores.ts";
