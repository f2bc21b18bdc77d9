import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { printDocument } from "../document-print.ts";
import { readVersion } from "../index.server.ts";
import type { Route } from "./+types/version-print.ts";

/** A version, or the text as it stands (`now`), as a PDF in both languages. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readVersion, {
    proposal: params.proposal,
    version: params.number as "now",
  });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { version, content, hash, madeOn, lead } = read;
  const office = inLanguage(lead, visit.language).text;
  const pdf = await printDocument({ content, version, hash, date: madeOn, office }, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${content.name}-${version?.number ?? "now"}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
