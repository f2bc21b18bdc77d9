import { deny, visitOf } from "../../identity/index.server.ts";
import { gapFileName } from "../gap-export.ts";
import { printGaps } from "../gap-print.ts";
import { readGaps } from "../index.server.ts";
import type { Route } from "./+types/gaps-print.ts";
import { askedOf } from "./gap-parts.tsx";

/** The people short of an edition as a PDF in the reader's language. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readGaps, { edition: params.edition, ...askedOf(request) });
  if (!read.ok) return deny(visit, read);
  const pdf = await printGaps(read, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${gapFileName(read, `${visit.language}.pdf`)}"`,
      "cache-control": "no-store",
    },
  });
}
