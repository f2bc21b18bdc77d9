import { deny, visitOf } from "../../identity/index.server.ts";
import { readLedger } from "../index.server.ts";
import { ledgerCsv, ledgerWorkbook } from "../ledger-sheet.ts";
import { ledgerAsked } from "./ledger-asked.ts";
import type { Route } from "./+types/ledger-file.ts";

/** Rows of one file; a ledger of more is narrowed first. */
const most = 20_000;

/** The ledger as a workbook or as CSV, narrowed as the page was; it goes in again by itself. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const format = query.get("format") === "csv" ? "csv" : "xlsx";
  const read = await visit.perform(readLedger, { ...ledgerAsked(query), repliesApart: true, limit: most });
  if (!read.ok) return deny(visit, read);
  const { language, today } = visit;
  const content =
    format === "csv" ? ledgerCsv(read, language) : new Uint8Array(await ledgerWorkbook(read, language));
  return new Response(content, {
    headers: {
      "content-type":
        format === "csv"
          ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${language === "id" ? "buku-agenda" : "ledger"}-${today}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
