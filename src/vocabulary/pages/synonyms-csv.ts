import { visitOf, deny } from "../../identity/index.server.ts";
import { csvText } from "../../platform/csv-text.ts";
import { listSynonyms } from "../index.server.ts";
import type { Route } from "./+types/synonyms-csv.ts";

const most = 100_000;

/** The accepted lines, in the form in which they are imported. */
export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(listSynonyms, { status: "accepted", limit: most });
  if (!outcome.ok) return deny(visit, outcome);
  const rows = outcome.lines.map(({ language, kind, form, meaning }) => [language, kind, form, meaning]);
  return new Response(csvText([["language", "kind", "form", "meaning"], ...rows]), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="jembatan-synonyms-${visit.today}.csv"`,
      "cache-control": "no-store",
    },
  });
}
