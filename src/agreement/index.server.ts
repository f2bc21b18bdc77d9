export { agreementStore, type AgreementStore } from "./store.ts";
export type { AgreementStores } from "./stores.ts";
export { openProposal } from "./open-proposal.ts";
export { askRelease } from "./ask-release.ts";
export { releaseVersion } from "./release-version.ts";
