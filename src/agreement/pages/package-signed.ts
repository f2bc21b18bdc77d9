import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { packageSigned } from "../package-files.ts";
import { accessPackage, packageHeaders } from "./package-access.server.ts";
import type { Route } from "./+types/package-signed.ts";

/** The whole page with the installation's signature, as a file that anybody can verify. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { page, signature } = await accessPackage(visit, params.code);
  if (!signature) return deny(visit, refuse("PACKAGE_NOT_FOUND"));
  return new Response(packageSigned(page, signature), {
    headers: {
      ...packageHeaders,
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="package-${page.release.hash.slice(0, 12)}.json"`,
    },
  });
}
