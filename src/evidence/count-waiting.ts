import { z } from "zod";
import { decide, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { confirmEdition } from "./confirm-edition.ts";
import { decideOccupation } from "./decide-occupation.ts";
import { moderateSubmission } from "./moderate-submission.ts";
import { releaseGaps } from "./release-gaps.ts";
import { sealRound } from "./seal-round.ts";
import type { EvidenceStores } from "./stores.ts";
import { weighRound } from "./weigh-round.ts";
import { workLeft } from "./work-left.ts";

/**
 * What waits: sent answers and declared interests of a round, its occupations that nobody has decided upon or tested, its
 * seal, terms and panels of an edition's code list, an edition published elsewhere that was entered, and a withdrawal of one.
 */
export type Waiting = {
  what: "answers" | "interests" | "decisions" | "tests" | "seals" | "gaps" | "editions" | "withdrawals";
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
  async run({ stores, principal }) {
    const { evidence } = stores;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const person = personOf(principal);
    const may = (other: { policy: Parameters<typeof decide>[0] }) => decide(other.policy, principal) === null;
    const answers = await evidence.answersWaiting(organisation);
    const rounds = may(moderateSubmission) ? answers : [];
    const gaps = may(releaseGaps) ? await evidence.gapsToRelease(organisation, person) : [];
    const editions = may(confirmEdition) ? await evidence.waitingEditions(organisation) : [];
    const waiting: Waiting[] = [
      ...rounds.flatMap(({ name, answers, answersSince, interests, interestsSince }): Waiting[] => [
        ...(answersSince ? [{ what: "answers" as const, name, count: answers, since: answersSince }] : []),
        ...(interestsSince
          ? [{ what: "interests" as const, name, count: interests, since: interestsSince }]
          : []),
      ]),
      ...(await waitingInRounds(
        stores,
        organisation,
        answers.filter((one) => one.answers + one.interests > 0).map(({ name }) => name),
        { decide: may(decideOccupation), seal: may(sealRound), person },
      )),
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

/**
 * What rounds in their dovetailing ask of somebody: decisions and tests, and a seal of whoever decided upon nothing in it.
 * An office has one or two such rounds at a time; each is weighed as its own page does.
 * @param unread rounds with answers or interests that come before a seal
 */
async function waitingInRounds(
  stores: EvidenceStores,
  organisation: string,
  unread: readonly string[],
  may: { decide: boolean; seal: boolean; person: string | null },
): Promise<Waiting[]> {
  if (!may.decide && !may.seal) return [];
  const waiting: Waiting[] = [];
  for (const { since, ...round } of await stores.evidence.roundsInWork(organisation)) {
    const weighed = await weighRound(stores, round);
    if (!weighed.ok) continue;
    const { occupations } = weighed;
    const { undecided, untested, complete, lastAt } = workLeft(round.stage, occupations);
    const { name } = round;
    const own = occupations.some(({ decisions }) =>
      decisions.some(({ decidedBy }) => decidedBy !== null && decidedBy === may.person),
    );
    if (may.decide && undecided > 0) waiting.push({ what: "decisions", name, count: undecided, since });
    if (may.decide && untested > 0)
      waiting.push({ what: "tests", name, count: untested, since: lastAt ?? since });
    if (may.seal && complete && !own && !unread.includes(name))
      waiting.push({ what: "seals", name, count: 1, since: lastAt ?? since });
  }
  return waiting;
}
