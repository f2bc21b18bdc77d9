export { threadStore, type ThreadStore } from "./store.ts";
export { readBranch } from "./read-branch.ts";
export { readThread, type ThreadStores } from "./read-thread.ts";
