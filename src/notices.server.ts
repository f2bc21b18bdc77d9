import { z } from "zod";
import { remindDuties } from "./duty/index.server.ts";
import {
  jobs,
  members,
  operatorOrganisation,
  organisationOf,
  useCase,
  type Principal,
} from "./identity/index.ts";
import { readCorridor } from "./identity/index.server.ts";
import { refuse } from "./platform/index.ts";
import { newTrace } from "./platform/http.ts";
import type { Stores } from "./stores.ts";
import type { Workbench } from "./workbench.ts";

/** A page of the notices of one's own organisation, the newest first, with the names of those they are addressed to. */
export const readMailbox = useCase<Pick<Stores, "notices" | "identity">>()({
  name: "platform.read-mailbox",
  kind: "read",
  policy: [members()],
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
 * Delivers what waits in the outbox of notices. So far there is one transport, the mailbox page of the workbench itself:
 * a notice counts as delivered once it can be read there. A transport by mail server is not part of this yet; it will
 * take the notices in place of the log line in `serveNotices`.
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

const roundMilliseconds = 15_000;

/**
 * The worker's round, at once and then every quarter of a minute: reminders for each organisation on a new day, then delivery.
 * @returns a way to stop it, which waits for a round under way
 */
export function serveNotices(workbench: Workbench): () => Promise<void> {
  let remindedOn = "";
  let round = Promise.resolve();
  const begin = () => {
    round = round.then(once).catch((error: unknown) => {
      workbench.log.warn({ reason: error instanceof Error ? error.message : String(error) }, "notices wait");
    });
  };
  begin();
  const timer = setInterval(begin, roundMilliseconds);
  return async () => {
    clearInterval(timer);
    await round;
  };

  async function once() {
    const worker = { kind: "job", name: "worker", party: null, person: null } as const;
    const atHome: Principal = { ...worker, organisation: operatorOrganisation };
    const today = workbench.today();
    if (today !== remindedOn) {
      const read = await workbench.run(readCorridor, { principal: atHome, trace: newTrace() }, {});
      for (const { organisationId, party } of read.ok ? read.organisations : []) {
        const principal: Principal = { ...worker, organisation: organisationId, party };
        await workbench.run(remindDuties, { principal, trace: newTrace() }, {});
      }
      remindedOn = today;
    }
    const done = await workbench.run(deliverNotices, { principal: atHome, trace: newTrace() }, {});
    for (const notice of done.ok ? done.delivered : [])
      workbench.log.info(notice, "notice delivered to the mailbox");
  }
}
