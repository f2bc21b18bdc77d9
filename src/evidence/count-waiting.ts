import { z } from "zod";
import { decide, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { confirmEdition } from "./confirm-edition.ts";
import { moderateSubmission } from "./moderate-submission.ts";
import { releaseGaps } from "./release-gaps.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * What waits: sent answers and declared interests of a round, terms and panels of an edition's code list, an edition
 * published elsewhere that was entered, and a withdrawal of one.
 */
export type Waiting = {
  what: "answers" | "interests" | "gaps" | "editions" | "withdrawals";
  /** Of the round, or of the edition on whose page it is done. */
  name: string;
  count: number;
  /** Since when the oldest of them waits. */
  since: Date;
};

/** What waits for the reader in the office's rounds and people short: only what the reader's role may do. */
export const countWaiting = useCase<EvidenceStores>()({
  name: "evidence.count-waiting",
  kind: "read",
  policy: [members("officer", "statistician", "head")],
  input: z.object({}),
  async run({ stores: { evidence }, principal }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const person = personOf(principal);
    const may = (other: { policy: Parameters<typeof decide>[0] }) => decide(other.policy, principal) === null;
    const rounds = may(moderateSubmission) ? await evidence.answersWaiting(organisation) : [];
    const gaps = may(releaseGaps) ? await evidence.gapsToRelease(organisation, person) : [];
    const editions = may(confirmEdition) ? await evidence.waitingEditions(organisation) : [];
    const waiting: Waiting[] = [
      ...rounds.flatMap(({ name, answers, answersSince, interests, interestsSince }): Waiting[] => [
        ...(answersSince ? [{ what: "answers" as const, name, count: answers, since: answersSince }] : []),
        ...(interestsSince
          ? [{ what: "interests" as const, name, count: interests, since: interestsSince }]
          : []),
      ]),
      ...gaps.map((one): Waiting => ({ what: "gaps", ...one })),
      ...editions
        .filter(({ by }) => by === null || by !== person)
        .map(({ waits, name, since }): Waiting => {
          return { what: waits === "entry" ? "editions" : "withdrawals", name, count: 1, since };
        }),
    ];
    return { ok: true, waiting };
  },
});
