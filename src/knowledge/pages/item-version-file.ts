import { deny, visitOf } from "../../identity/index.server.ts";
import { savedAs } from "../file-kind.ts";
import { readItemFileBytes } from "../index.server.ts";
import { backToAll } from "./back-to-all.ts";
import type { Route } from "./+types/item-version-file.ts";

/** The file of a version, to be saved: a stranger's file is not opened inside the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readItemFileBytes, params);
  if (!found.ok) return deny(visit, found, backToAll(visit.language));
  return new Response(found.bytes.slice().buffer, {
    headers: {
      "content-type": found.mediaType,
      "content-disposition": savedAs(found.name),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
