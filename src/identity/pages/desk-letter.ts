import { redirect } from "react-router";
import { issueClaimCode, printClaimLetters, readCorridor, visitOf } from "../index.server.ts";
import type { Language } from "../../platform/index.ts";
import type { Route } from "./+types/desk-letter.ts";

/** Opening the address makes nothing: a letter is the answer to a press of its button, this one time. */
export function loader() {
  throw redirect("/desk");
}

/**
 * Makes the codes and answers with their letters (PDF). The codes stand in this answer and nowhere else; a
 * refusal leads back to the page of the button, which says it.
 */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const people = form.getAll("person").map(String);
  const press = String(form.get("press") ?? "");
  const issued = await visit.perform(issueClaimCode, { people, ...(press && { press }) });
  if (!issued.ok) {
    const back =
      form.get("from") === "person" && people[0] ? `/desk/${encodeURIComponent(people[0])}` : "/desk";
    const problem = issued.code === "INPUT_INVALID" ? "NOBODY_CHOSEN" : issued.code;
    return redirect(`${back}?problem=${problem}`, 303);
  }
  const read = await visit.perform(readCorridor, {});
  const pdf = await printClaimLetters(issued.codes, {
    languages: languagesOf(String(form.get("language")), visit.language),
    organisation: issued.organisation.name,
    corridor: read.ok ? (read.corridor?.name ?? null) : null,
    address: claimAddress(request),
    date: issued.date,
    synthetic: issued.organisation.synthetic,
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="jembatan-${issued.date}.pdf"`,
      "cache-control": "no-store",
    },
  });
}

function languagesOf(chosen: string, own: Language): [Language, ...Language[]] {
  if (chosen === "both") return own === "id" ? ["id", "en"] : ["en", "id"];
  return [chosen === "id" || chosen === "en" ? chosen : own];
}

/** The page for claim codes, under the name by which the registrar reached this installation. */
function claimAddress(request: Request): string {
  const url = new URL(request.url);
  const forwarded = (name: string) => request.headers.get(`x-forwarded-${name}`)?.split(",")[0]?.trim();
  return `${forwarded("proto") ?? url.protocol.slice(0, -1)}://${forwarded("host") ?? url.host}/claim`;
}
