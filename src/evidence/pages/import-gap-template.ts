import { deny, visitOf } from "../../identity/index.server.ts";
import { gapTemplate } from "../file-template.ts";
import { readGaps } from "../index.server.ts";
import type { Route } from "./+types/import-gap-template.ts";

/** A file of terms to fill in, with headings in the reader's language. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readGaps, { edition: params.edition });
  if (!read.ok) return deny(visit, read);
  const sample = { code: read.lines[0]?.code ?? "2512", year: read.year };
  return new Response(gapTemplate(visit.language, sample), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="gap-terms-${visit.language}.csv"`,
      "cache-control": "no-store",
    },
  });
}
