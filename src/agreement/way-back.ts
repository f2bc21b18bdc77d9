import { organisationOf, type Work } from "../identity/index.ts";
import type { Hop } from "./hop.ts";
import type { Route } from "./route.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * The office to which a reply goes from here: whoever sent the text that it answers. An office knows its own end of the
 * way alone, so this is one stop; the next one knows the next.
 */
export async function backFrom(
  { stores: { agreement, identity }, principal }: Pick<Work<AgreementStores>, "stores" | "principal">,
  versionId: string,
): Promise<Route> {
  const organisation = organisationOf(principal);
  const version = await agreement.version(versionId);
  if (!version) return [];
  const hops = await agreement.hopsOf({ versions: [versionId] });
  const names = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
  const senders = new Set(
    hops.filter((hop) => hop.toOrganisation === organisation).map((hop) => hop.organisationId),
  );
  return [...senders].map((sender) => ({
    office: names.get(sender)?.id ?? names.get(sender)?.en ?? sender,
    organisation: sender,
    agency: null,
    asked: sender === version.organisationId ? "inform" : "relay",
    optional: true,
  }));
}

/** The same for a reply that is being relayed. */
export async function wayBack(
  work: Pick<Work<AgreementStores>, "stores" | "principal">,
  hop: Pick<Hop, "replyId">,
): Promise<Route> {
  const reply = hop.replyId ? await work.stores.agreement.reply(hop.replyId) : undefined;
  return reply ? backFrom(work, reply.versionId) : [];
}
