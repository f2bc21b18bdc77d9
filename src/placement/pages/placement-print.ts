import { deny, visitOf } from "../../identity/index.server.ts";
import { readPlacement } from "../index.server.ts";
import { printPlacement } from "../placement-print.ts";
import type { Route } from "./+types/placement-print.ts";

/** A placement as a PDF. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readPlacement, { placement: params.placement });
  if (!read.ok) return deny(visit, read);
  const pdf = await printPlacement(read, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${read.terms.number}-placement.pdf"`,
      "cache-control": "no-store",
    },
  });
}
