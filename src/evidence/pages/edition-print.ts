import { deny, visitOf } from "../../identity/index.server.ts";
import { printEdition } from "../edition-print.ts";
import { readEdition } from "../index.server.ts";
import type { Route } from "./+types/edition-print.ts";

/** The edition as a PDF in the reader's language. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readEdition, { edition: params.edition });
  if (!read.ok) return deny(visit, read);
  const pdf = await printEdition(read, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="col-${read.edition.name}-${visit.language}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
