import { remindDuties } from "./duty/index.server.ts";
import { forgetContacts } from "./evidence/index.server.ts";
import { operatorOrganisation, type Principal } from "./identity/index.ts";
import { readCorridor } from "./identity/index.server.ts";
import { deliverNotices } from "./notices.server.ts";
import { newTrace } from "./platform/http.ts";
import { watchCredentials } from "./roster/index.server.ts";
import type { Workbench } from "./workbench.ts";

const roundMilliseconds = 15_000;

/**
 * The worker's round, at once and then every quarter of a minute: on a new day which credentials end, reminders, and what
 * is kept no longer, for each organisation; then delivery.
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
        await workbench.run(watchCredentials, { principal, trace: newTrace() }, {});
        await workbench.run(remindDuties, { principal, trace: newTrace() }, {});
        const forgotten = await workbench.run(forgetContacts, { principal, trace: newTrace() }, {});
        if (forgotten.ok && forgotten.contacts > 0)
          workbench.log.info(
            { contacts: forgotten.contacts },
            "contacts of respondents deleted, as the form says",
          );
      }
      remindedOn = today;
    }
    const done = await workbench.run(deliverNotices, { principal: atHome, trace: newTrace() }, {});
    for (const notice of done.ok ? done.delivered : [])
      workbench.log.info(notice, "notice delivered to the mailbox");
  }
}
