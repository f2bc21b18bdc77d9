import type { NoticeStore } from "../platform/notices.ts";
import type { IdentityStore } from "./store.ts";

/** What the use cases of this module need; the composition root provides it. */
export type IdentityStores = { identity: IdentityStore; notices: NoticeStore };
