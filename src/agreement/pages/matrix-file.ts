import { deny, visitOf } from "../../identity/index.server.ts";
import { readMatrixRows } from "../index.server.ts";
import { matrixWorkbook } from "../matrix-workbook.ts";
import { workbookType } from "../version-file.ts";
import type { Route } from "./+types/matrix-file.ts";

/** The response matrix as a workbook: outcomes and reasons are filled in there, or new comments added. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readMatrixRows, { proposal: params.proposal });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { proposal, rows } = read;
  const { name, title, synthetic } = proposal;
  const bytes = await matrixWorkbook(rows, { title, version: null, synthetic });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": workbookType,
      "content-disposition": `attachment; filename="matrix-${name}.xlsx"`,
      "cache-control": "no-store",
    },
  });
}
