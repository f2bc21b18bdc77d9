import type { Api } from "../identity/index.server.ts";

/** Adds the routes of proposals and of the ledger. */
export function agreementApi(_api: Api): void {}
