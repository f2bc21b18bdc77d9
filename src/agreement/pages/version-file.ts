import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { readVersion } from "../index.server.ts";
import { documentJson } from "../document-json.ts";
import type { Route } from "./+types/version-file.ts";

/** A version as canonical JSON: exactly the bytes that its hash is of. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  if (new URL(request.url).searchParams.get("format") !== "json")
    return deny(visit, refuse("PAGE_NOT_FOUND"));
  const read = await visit.perform(readVersion, {
    proposal: params.proposal,
    version: params.number as "now",
  });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { content, version } = read;
  return new Response(documentJson(content), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${content.name}-${version?.number ?? "now"}.json"`,
      "cache-control": "no-store",
    },
  });
}
