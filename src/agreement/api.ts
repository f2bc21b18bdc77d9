import type { Api } from "../identity/index.server.ts";
import { packageApi } from "./package-api.ts";
import { proposalApi } from "./proposal-api.ts";

/** Adds the routes of proposals and of packages. */
export function agreementApi(api: Api): void {
  proposalApi(api);
  packageApi(api);
}
