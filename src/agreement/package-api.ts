import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, createRoute, problems, z } from "../platform/open-api.ts";
import { readPackageKey } from "./verify-package.ts";

const keyRoute = createRoute({
  method: "get",
  path: "/agreement/package-key",
  summary: "The public key by which this installation signs packages",
  tags: ["agreement"],
  responses: {
    ...answers(
      "The key",
      z.object({ keyId: z.string(), publicKey: z.string().meta({ description: "Ed25519, PEM (SPKI)" }) }),
    ),
    ...problems(),
  },
});

/** The key of packages, for anybody. */
export function packageApi(api: Api): void {
  serveRoute(api, keyRoute, (visit) => visit.perform(readPackageKey, {}));
}
