import { visitOf } from "../../identity/index.server.ts";
import { packageWord } from "../package-files.ts";
import { accessPackage, packageHeaders } from "./package-access.server.ts";
import type { Route } from "./+types/package-text.ts";

/** The release as a Word file in both languages, to be written in with tracked changes. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { page } = await accessPackage(visitOf(context), params.code);
  const bytes = await packageWord(page, "text");
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...packageHeaders,
      "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "content-disposition": `attachment; filename="text-${page.release.hash.slice(0, 12)}.docx"`,
    },
  });
}
