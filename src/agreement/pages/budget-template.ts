import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { budgetTemplate } from "../budget-workbook.ts";
import { readBudgetFile } from "../index.server.ts";
import { workbookType } from "../version-file.ts";
import type { Route } from "./+types/budget-template.ts";

/** A budget to fill in, with headings in both languages. */
export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(readBudgetFile.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  return new Response(new Uint8Array(await budgetTemplate()), {
    headers: {
      "content-type": workbookType,
      "content-disposition": `attachment; filename="${visit.language === "id" ? "templat-rab" : "budget-template"}.xlsx"`,
      "cache-control": "no-store",
    },
  });
}
