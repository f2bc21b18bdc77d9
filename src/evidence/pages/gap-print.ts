import { deny, visitOf } from "../../identity/index.server.ts";
import { gapFileName } from "../gap-export.ts";
import { printGap } from "../gap-print.ts";
import { readGap } from "../index.server.ts";
import type { Route } from "./+types/gap-print.ts";
import { askedOf } from "./gap-parts.tsx";

/** The people short of one occupation as a PDF in the reader's language. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { edition, code } = params;
  const read = await visit.perform(readGap, { edition, code, ...askedOf(request) });
  if (!read.ok) return deny(visit, read);
  const pdf = await printGap(read, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${gapFileName(read, `${code}-${visit.language}.pdf`)}"`,
      "cache-control": "no-store",
    },
  });
}
