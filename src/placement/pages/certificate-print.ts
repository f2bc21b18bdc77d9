import { visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { printCertificate } from "../certificate-print.ts";
import { readCertificate } from "../index.server.ts";
import { denyPart } from "./part-act.server.ts";
import type { Route } from "./+types/certificate-print.ts";

/** The certificate as a PDF in both languages. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readCertificate, { placement: params.placement });
  if (!read.ok) return denyPart(visit, read);
  if (!read.certificate) return denyPart(visit, refuse("CERTIFICATE_NOT_ISSUED"));
  const { content, contentHash, number } = read.certificate;
  const pdf = await printCertificate(content, contentHash);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${number}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
