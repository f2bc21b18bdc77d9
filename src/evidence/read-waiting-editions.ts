import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { EvidenceStores } from "./stores.ts";

/** What waits to be confirmed in the reader's office: editions published elsewhere, and withdrawals of such. */
export const readWaitingEditions = useCase<EvidenceStores>()({
  name: "evidence.read-waiting-editions",
  kind: "read",
  policy: [members("statistician", "officer", "head")],
  input: z.object({}),
  async run({ stores: { evidence }, principal }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const waiting = await evidence.waitingEditions(organisation);
    return { ok: true, waiting: waiting.map(({ waits, name, title }) => ({ waits, name, title })) };
  },
});
