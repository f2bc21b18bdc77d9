import { visitOf } from "../../identity/index.server.ts";
import { packageMatrix } from "../package-files.ts";
import { workbookType } from "../version-file.ts";
import { accessPackage, packageHeaders } from "./package-access.server.ts";
import type { Route } from "./+types/package-matrix.ts";

/** The response matrix to the release as a workbook, to be filled in and sent back. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { page } = await accessPackage(visitOf(context), params.code);
  const bytes = await packageMatrix(page);
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...packageHeaders,
      "content-type": workbookType,
      "content-disposition": `attachment; filename="matrix-${page.release.hash.slice(0, 12)}.xlsx"`,
    },
  });
}
