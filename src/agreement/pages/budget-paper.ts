import { deny, visitOf } from "../../identity/index.server.ts";
import { readBudgetPaper } from "../index.server.ts";
import { workbookType } from "../version-file.ts";
import type { Route } from "./+types/budget-paper.ts";

/** The workbook out of which figures of a clause were taken, as it came. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readBudgetPaper, { budget: params.budget });
  if (!found.ok) return deny(visit, found);
  return new Response(found.bytes.slice().buffer, {
    headers: {
      "content-type": workbookType,
      "content-disposition": `attachment; filename="${params.budget}.xlsx"`,
      "cache-control": "no-store",
    },
  });
}
