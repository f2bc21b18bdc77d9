import { deny, visitOf } from "../../identity/index.server.ts";
import { askedOf } from "../gap-asked.ts";
import { gapFileName } from "../gap-export.ts";
import { printGaps } from "../gap-print.ts";
import { readGaps } from "../index.server.ts";
import type { Route } from "./+types/gaps-print.ts";

/** The people short of an edition as a PDF in the reader's language. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = askedOf(request);
  if (!asked.ok) return deny(visit, asked);
  const { ok: _, ...question } = asked;
  const read = await visit.perform(readGaps, { edition: params.edition, ...question });
  if (!read.ok) return deny(visit, read);
  const pdf = await printGaps(read, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${gapFileName(read, `${visit.language}.pdf`)}"`,
      "cache-control": "no-store",
    },
  });
}
