import { deny, visitOf } from "../../identity/index.server.ts";
import { attachmentTypes } from "../attachment.ts";
import { readAttachment } from "../index.server.ts";
import type { Route } from "./+types/submission-attachment.ts";

/** The document of a submission, to be saved: a stranger's file is not opened inside the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readAttachment, params);
  if (!found.ok) return deny(visit, found);
  const { bytes, kind } = found;
  return new Response(bytes.slice().buffer, {
    headers: {
      "content-type": attachmentTypes[kind],
      "content-disposition": `attachment; filename="${params.submission}.${kind}"`,
      "cache-control": "no-store",
    },
  });
}
