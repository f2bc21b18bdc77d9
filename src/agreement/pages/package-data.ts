import { visitOf } from "../../identity/index.server.ts";
import { packageData } from "../package-files.ts";
import { accessPackage, packageHeaders } from "./package-access.server.ts";
import type { Route } from "./+types/package-data.ts";

/** The release as data, byte for byte what its hash is of. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { page } = await accessPackage(visitOf(context), params.code);
  return new Response(new Uint8Array(packageData(page)), {
    headers: {
      ...packageHeaders,
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="data-${page.release.hash.slice(0, 12)}.json"`,
    },
  });
}
