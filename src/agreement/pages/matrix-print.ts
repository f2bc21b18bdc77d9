import { deny, visitOf } from "../../identity/index.server.ts";
import { readMatrixRows } from "../index.server.ts";
import { printMatrix } from "../matrix-print.ts";
import type { Route } from "./+types/matrix-print.ts";

/** The response matrix as a PDF in both languages. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readMatrixRows, { proposal: params.proposal });
  if (!read.ok) return deny(visit, read);
  return new Response(new Uint8Array(await printMatrix(read, visit.language)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="matrix-${read.proposal.name}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
