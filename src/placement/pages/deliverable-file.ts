import { visitOf } from "../../identity/index.server.ts";
import { savedAs } from "../../knowledge/index.ts";
import { readDeliverableFile } from "../index.server.ts";
import { denyPart } from "./part-act.server.ts";
import type { Route } from "./+types/deliverable-file.ts";

/** The file of a deliverable, to be saved: a stranger's file is not opened inside the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { placement, deliverable } = params;
  const found = await visit.perform(readDeliverableFile, { placement, deliverable });
  if (!found.ok) return denyPart(visit, found);
  return new Response(found.bytes.slice().buffer, {
    headers: {
      "content-type": found.mediaType,
      "content-disposition": savedAs(found.name),
      "cache-control": "no-store",
    },
  });
}
