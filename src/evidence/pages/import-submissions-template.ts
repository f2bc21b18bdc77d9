import { visitOf } from "../../identity/index.server.ts";
import { answerTemplate } from "../file-template.ts";
import type { Route } from "./+types/import-submissions-template.ts";

/** A file of answers to fill in, with headings in the reader's language. */
export function loader({ context }: Route.LoaderArgs) {
  const { language } = visitOf(context);
  return new Response(answerTemplate(language), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="answers-${language}.csv"`,
      "cache-control": "no-store",
    },
  });
}
