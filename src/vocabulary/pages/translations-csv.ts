import { deny, visitOf } from "../../identity/index.server.ts";
import { exportTranslations } from "../index.server.ts";
import { conceptKinds } from "../scheme-content.ts";
import type { Route } from "./+types/translations-csv.ts";

/** The titles of a version as a file: `?to=id&missing=1&kind=skill&delimiter=semicolon`. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const to = query.get("to");
  const kind = conceptKinds.find((one) => one === query.get("kind"));
  const outcome = await visit.perform(exportTranslations, {
    scheme: params.scheme,
    version: params.version,
    ...((to === "id" || to === "en") && { language: to }),
    ...(kind && { kind }),
    missing: query.has("missing"),
    delimiter: query.get("delimiter") === "semicolon" ? ";" : ",",
  });
  if (!outcome.ok) return deny(visit, outcome);
  return new Response(outcome.text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${outcome.fileName}"`,
      "cache-control": "no-store",
    },
  });
}
