export { threadStore, type ThreadStore } from "./store.ts";
export { readThread, type ThreadStores } from "./read-thread.ts";
