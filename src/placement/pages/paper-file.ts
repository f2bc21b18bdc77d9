import { redirect } from "react-router";
import { visitOf } from "../../identity/index.server.ts";
import { openPaper } from "../index.server.ts";
import type { Route } from "./+types/paper-file.ts";

/** A paper is opened by a form that says for what; an address alone opens nothing. */
export const loader = ({ params }: Route.LoaderArgs) =>
  redirect(`/placements/${params.placement}/papers`, 303);

/** One identity paper, to be saved; no browser keeps it. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const purpose = String(form.get("purpose") ?? "");
  const { placement, paper } = params;
  const opened = await visit.perform(openPaper, { placement, paper, purpose });
  if (!opened.ok) return redirect(`/placements/${placement}/papers?refused=${opened.code}`, 303);
  return new Response(new Uint8Array(opened.bytes), {
    headers: {
      "content-type": opened.mediaType,
      "content-disposition": `attachment; filename="${opened.name}"`,
      "content-security-policy": "sandbox",
      "cache-control": "no-store",
    },
  });
}
