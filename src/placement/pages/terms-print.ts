import { deny, visitOf } from "../../identity/index.server.ts";
import { readTerms } from "../index.server.ts";
import { printTerms } from "../terms-print.ts";
import type { Route } from "./+types/terms-print.ts";

/** Terms of reference as a PDF. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readTerms, { terms: params.terms });
  if (!read.ok) return deny(visit, read);
  const pdf = await printTerms(read, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${read.terms.number}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
