import { deny, visitOf } from "../../identity/index.server.ts";
import { readLedger } from "../index.server.ts";
import { printLedger, rowsPrinted } from "../ledger-print.ts";
import { ledgerAsked } from "./ledger-asked.ts";
import type { Route } from "./+types/ledger-print.ts";

/** The ledger as an agenda list in PDF, narrowed as the page was. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = ledgerAsked(new URL(request.url).searchParams);
  const read = await visit.perform(readLedger, { ...asked, limit: rowsPrinted });
  if (!read.ok) return deny(visit, read);
  const pdf = await printLedger(read, visit.visitor?.organisationName ?? {}, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${visit.language === "id" ? "buku-agenda" : "ledger"}-${visit.today}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
