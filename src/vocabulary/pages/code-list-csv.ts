import { redirect } from "react-router";
import { visitOf } from "../../identity/index.server.ts";
import { csvText } from "../../platform/csv-text.ts";
import { intlFor } from "../../platform/intl.ts";
import { codedTable } from "../coded-table.ts";
import { codeUpload } from "./coded-upload.ts";
import type { Route } from "./+types/code-list-csv.ts";

/** The result is the answer to a press of its button, this one time. */
export function loader() {
  throw redirect("/vocabulary/code/list");
}

/** Answers with the file and its codes; a refusal leads back to the page of the button, which says it. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const outcome = await codeUpload(visit, request);
  if (!outcome.ok) return redirect(`/vocabulary/code/list?problem=${outcome.code}`, 303);
  const { file, results, scheme, fileName } = outcome;
  const intl = intlFor(visit.language);
  const table = codedTable(
    file,
    results,
    scheme,
    (id, values) => intl.formatMessage({ id }, values),
    visit.language,
  );
  const name = fileName.replace(/\.[^.]*$/, "").replaceAll(/[^\w.-]+/g, "-") || "titles";
  const semicolon =
    file.header.delimiter === ";" || new URL(request.url).searchParams.get("delimiter") === "semicolon";
  return new Response(csvText(table, semicolon ? ";" : ","), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-coded.csv"`,
      "cache-control": "no-store",
    },
  });
}
