import { deny, visitOf } from "../../identity/index.server.ts";
import { readScan } from "../index.server.ts";
import { scanTypes } from "../scan-kind.ts";
import type { Route } from "./+types/signed-paper.ts";

/** The scan of the signed paper, to be saved. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readScan, { version: params.version });
  if (!found.ok) return deny(visit, found);
  return new Response(found.bytes.slice().buffer, {
    headers: {
      "content-type": scanTypes[found.kind],
      "content-disposition": `attachment; filename="signed-${params.version}.${found.kind}"`,
      "cache-control": "no-store",
    },
  });
}
