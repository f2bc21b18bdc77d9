import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { Hop } from "./hop.ts";
import { letterView, officeNames } from "./letter-view.ts";
import { nextActs } from "./next-act.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * What came to one's office, what is still to be received first; and what it sent and has no receipt yet, or waits on
 * paper with an office that relays.
 * @returns `letters` (a page of them), `total`, `sent`; each with the title of its text and what is done `next`
 */
export const readInbox = useCase<AgreementStores>()({
  name: "agreement.read-inbox",
  kind: "read",
  policy: [members()],
  input: z.object({ limit: z.int().min(1).max(100).default(20), offset: z.int().min(0).default(0) }),
  async run({ stores, principal, today }, { limit, offset }) {
    const { agreement } = stores;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { hops, total } = await agreement.hopsTo(organisation, { limit, offset });
    const waiting = await agreement.waitingFrom(organisation);
    const letters = [...hops, ...waiting];
    const replies = await agreement.answeredBy(letters.flatMap(({ replyId }) => replyId ?? []));
    const aboutOf = (hop: Hop) => hop.versionId ?? replies.get(hop.replyId ?? "") ?? "";
    const versions = [...new Set(letters.map(aboutOf).filter(Boolean))];
    const titles = await agreement.titlesOf(versions);
    const nextOf = await nextActs(stores, organisation, { versions, replies: [...replies.keys()] });
    const office = await officeNames(stores);
    const shown = async (hop: Hop) => {
      const version = aboutOf(hop);
      const title = titles.get(version) ?? null;
      return { ...letterView(hop, office, today), version, title, next: await nextOf(hop, version) };
    };
    return {
      ok: true,
      letters: await Promise.all(hops.map(shown)),
      total,
      sent: await Promise.all(waiting.map(shown)),
    };
  },
});
