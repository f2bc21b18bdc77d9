import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { deny, visitOf } from "../../identity/index.server.ts";
import { readEditionDocument } from "../index.server.ts";
import type { Route } from "./+types/edition-document.ts";

/** A publication of elsewhere, as it came. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readEditionDocument, { edition: params.edition });
  if (!read.ok) return deny(visit, read);
  return new Response(Readable.toWeb(createReadStream(read.path)) as ReadableStream, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${read.edition}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
