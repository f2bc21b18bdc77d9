import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { editionFormats } from "../edition-formats.ts";
import { exportEdition } from "../index.server.ts";
import type { Route } from "./+types/edition-file.ts";

/** The edition as CSV, JSON-LD or a CASE package. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = new URL(request.url).searchParams.get("format");
  const format = editionFormats.find((one) => one === asked);
  if (!format) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const { language } = visit;
  const file = await visit.perform(exportEdition, { edition: params.edition, format, language });
  if (!file.ok) return deny(visit, file);
  return new Response(file.text, {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "no-store",
    },
  });
}
