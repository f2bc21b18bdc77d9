import { deny, visitOf } from "../../identity/index.server.ts";
import { readReceivedFile } from "../index.server.ts";
import type { Route } from "./+types/received-file.ts";

const endings: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** The file of a letter as it came, to be saved: a stranger's file is not opened inside the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readReceivedFile, { received: params.received });
  if (!found.ok) return deny(visit, found);
  return new Response(found.bytes.slice().buffer, {
    headers: {
      "content-type": found.mediaType,
      "content-disposition": `attachment; filename="${params.received}.${endings[found.mediaType] ?? "bin"}"`,
      "cache-control": "no-store",
    },
  });
}
