import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { readLedger } from "../index.server.ts";
import { ledgerTemplate } from "../ledger-sheet.ts";
import type { Route } from "./+types/ledger-template.ts";

/** A workbook to fill in, with headings in the reader's language. */
export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(readLedger.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  return new Response(new Uint8Array(await ledgerTemplate(visit.language)), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${visit.language === "id" ? "templat-buku-agenda" : "ledger-template"}.xlsx"`,
      "cache-control": "no-store",
    },
  });
}
