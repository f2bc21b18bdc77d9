import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import { readLetter } from "../index.server.ts";
import { printLetter } from "../letter-print.ts";
import type { Route } from "./+types/letter-print.ts";

async function answer(visit: Visit, hop: string, address: string | null) {
  const read = await visit.perform(readLetter, { hop });
  if (!read.ok) return deny(visit, read);
  const pdf = await printLetter({ ...read, address }, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${hop}.pdf"`,
      "cache-control": "no-store",
    },
  });
}

/** The letter as a PDF in both languages. */
export const loader = ({ context, params }: Route.LoaderArgs) => answer(visitOf(context), params.hop, null);

/** The same with the address of the page for an office without an account: it is known at the press of its button alone. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const address = String((await request.formData()).get("address") ?? "").slice(0, 300);
  return answer(visitOf(context), params.hop, address || null);
}
