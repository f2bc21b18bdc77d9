import { z } from "zod";
import { jobs, everyMember, organisationOf, useCase } from "./identity/index.ts";
import { refuse } from "./platform/index.ts";
import type { Stores } from "./stores.ts";

/**
 * A page of the notices of one's own organisation, the newest first, with the names of those they are
 * addressed to.
 */
export const readMailbox = useCase<Pick<Stores, "notices" | "identity">>()({
  name: "platform.read-mailbox",
  kind: "read",
  policy: [everyMember],
  input: z.object({ limit: z.int().min(1).max(100).default(20), offset: z.int().min(0).default(0) }),
  async run({ stores: { notices, identity }, principal }, { limit, offset }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { notices: found, total } = await notices.list(organisation, limit, offset);
    const names = await identity.names(found.flatMap(({ personId }) => (personId ? [personId] : [])));
    const named = found.map((notice) => ({
      ...notice,
      person: names.find(({ personId }) => personId === notice.personId)?.name ?? null,
    }));
    return { ok: true, notices: named, total };
  },
});

/**
 * Delivers what waits in the outbox of notices. So far there is one transport, the mailbox page of the
 * workbench itself: a notice counts as delivered once it can be read there. A transport by mail server is not
 * part of this yet; it will take the notices in place of the log line of the rounds.
 * @returns what was delivered, without a word of its content
 * Refusal: NOTHING_TO_DELIVER.
 */
export const deliverNotices = useCase<Pick<Stores, "notices">>()({
  name: "platform.deliver-notices",
  kind: "change",
  policy: [jobs("worker")],
  input: z.object({}),
  async run({ stores: { notices }, now, touch }) {
    const delivered = await notices.markDelivered(now, 100);
    // Rolled back: a round without work leaves no row in the audit.
    if (!delivered.length) return refuse("NOTHING_TO_DELIVER");
    for (const { noticeId } of delivered) touch({ kind: "platform.notice", id: noticeId });
    return { ok: true, delivered };
  },
});
