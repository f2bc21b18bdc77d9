import { deny, visitOf } from "../../identity/index.server.ts";
import { askedOf } from "../gap-asked.ts";
import { gapFileName, gapTable } from "../gap-export.ts";
import { readGaps } from "../index.server.ts";
import type { Route } from "./+types/gaps-file.ts";

/** The people short of an edition as CSV. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = askedOf(request);
  if (!asked.ok) return deny(visit, asked);
  const { ok: _, ...question } = asked;
  const read = await visit.perform(readGaps, { edition: params.edition, ...question });
  if (!read.ok) return deny(visit, read);
  return new Response(gapTable(read), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${gapFileName(read, "csv")}"`,
      "cache-control": "no-store",
    },
  });
}
