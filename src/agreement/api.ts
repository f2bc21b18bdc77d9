import type { Api } from "../identity/index.server.ts";
import { proposalApi } from "./proposal-api.ts";

/** Adds the routes of proposals and of the ledger. */
export function agreementApi(api: Api): void {
  proposalApi(api);
}
