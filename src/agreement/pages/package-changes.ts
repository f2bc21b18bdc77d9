import { visitOf } from "../../identity/index.server.ts";
import { packageWord } from "../package-files.ts";
import { accessPackage, packageHeaders } from "./package-access.server.ts";
import type { Route } from "./+types/package-changes.ts";

/** The release as a Word file that shows what changed since the one before as tracked changes. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { page } = await accessPackage(visitOf(context), params.code);
  const bytes = await packageWord(page, "changes");
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...packageHeaders,
      "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "content-disposition": `attachment; filename="changes-${page.release.hash.slice(0, 12)}.docx"`,
    },
  });
}
