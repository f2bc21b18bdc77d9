import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { exportVersion } from "../index.server.ts";
import { versionFile, versionFormats } from "../version-file.ts";
import type { Route } from "./+types/version-file.ts";

/**
 * A version, or the text as it stands (`now`), as a file: `format=json` the bytes that its hash is of, `pdf` both languages
 * side by side, `docx` to be written in, with `against` what changed since another version as tracked changes, `xlsx` the response matrix.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const format = versionFormats.find((one) => one === query.get("format"));
  if (!format) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const { proposal } = params;
  const of = (version: string) => ({ proposal, version: version as "now" });
  const against = query.get("against");
  const exported = await visit.perform(exportVersion, {
    version: of(params.number),
    against: against ? of(against) : null,
    matrix: format === "xlsx",
  });
  if (!exported.ok) return deny(visit, exported, { href: "/agreement", label: "agreement.title" });
  const { bytes, fileName, mediaType } = await versionFile(exported, format, visit.language);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-disposition": `${format === "pdf" ? "inline" : "attachment"}; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
