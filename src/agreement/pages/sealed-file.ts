import { deny, visitOf } from "../../identity/index.server.ts";
import { readSeal } from "../index.server.ts";
import type { Route } from "./+types/sealed-file.ts";

/** A sealed version as a file that anybody can verify. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readSeal, { version: params.version });
  if (!read.ok) return deny(visit, read);
  const name = `${String(read.file.document["name"])}-${read.number}.sealed.json`;
  return new Response(`${JSON.stringify(read.file, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
