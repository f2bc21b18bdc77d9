import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { exportVersion } from "../index.server.ts";
import { versionFile, versionFormats } from "../version-file.ts";
import type { Route } from "./+types/arrived-file.ts";

/**
 * A release that came here as a file: `format=docx` to be written in, with `against` (the id of an earlier release) what
 * changed since as tracked changes, `xlsx` the response matrix to it, `pdf`, `json`.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const format = versionFormats.find((one) => one === query.get("format"));
  if (!format) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const against = query.get("against");
  const exported = await visit.perform(exportVersion, {
    version: { id: params.version },
    against: against ? { id: against } : null,
    matrix: format === "xlsx",
  });
  if (!exported.ok)
    return deny(visit, exported, { href: "/agreement/inbox", label: "agreement.route.inbox" });
  const { bytes, fileName, mediaType } = await versionFile(exported, format, visit.language);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
