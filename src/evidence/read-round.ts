import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { strengths } from "./strength.ts";
import { decisions, decisionsOpen, matrixOf, topDowns } from "./dovetailing.ts";
import { testsOpen, type Round } from "./round.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { weighRound, type WeighedOccupation } from "./weigh-round.ts";

/**
 * The matrix page of a round: its nine cells with counts, the occupations of one cell or of all that ask for a decision,
 * and what still stands in the way of an edition. Members of the round's office alone.
 * Refusals: ROUND_NOT_FOUND, LIST_NOT_FOUND.
 */
export const readRound = useCase<EvidenceStores>()({
  name: "evidence.read-round",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({
    round: roundNameSchema,
    topDown: z.enum(topDowns).optional(),
    bottomUp: z.enum(strengths).optional(),
    /** Of these alone; `asked`: what a decision is asked for, `all`: everything. */
    show: z.enum(["asked", "all", ...decisions]).default("asked"),
    limit: z.int().min(1).max(1_000).default(50),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores, principal }, { round: name, topDown, bottomUp, show, limit, offset }) {
    const { evidence } = stores;
    const organisation = organisationOf(principal);
    const round = organisation ? await evidence.roundNamed(name, organisation) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const weighed = await weighRound(stores, round);
    if (!weighed.ok) return weighed;
    const { list, area, occupations } = weighed;
    const lines = occupations.map(lineOf);
    const wanted = lines.filter(
      (line) =>
        (topDown === undefined || line.topDown === topDown) &&
        (bottomUp === undefined || line.bottomUp === bottomUp) &&
        (show === "all" ||
          (show === "asked"
            ? line.proposal !== "leave" || line.decision !== null || bottomUp !== undefined
            : line.decision === show)),
    );
    const latest = new Map(
      occupations.flatMap(({ code, decisions: own }) => {
        const last = own.at(-1);
        return last ? [[code, last]] : [];
      }),
    );
    const open = decisionsOpen(occupations, latest);
    const { stage, closesOn, title, settings, synthetic } = round;
    return {
      ok: true,
      round: { name, title, stage, closesOn, settings, codeList: round.codeList, synthetic },
      cancelled: await cancellationOf(stores, round),
      list: { listId: list.listId, title: list.title, periods: list.periods },
      area,
      matrix: matrixOf(occupations),
      progress: {
        missing: open.missing.length,
        stale: open.stale.length,
        decided: latest.size,
        included: lines.filter((line) => line.decision === "include").length,
        testsOpen: lines.reduce((sum, line) => sum + (line.decision === "include" ? line.testsOpen : 0), 0),
        waiting: await evidence.submissionsWaiting(round.roundId),
        conflicts: await evidence.openInterests(round.roundId),
      },
      count: wanted.length,
      lines: wanted.slice(offset, offset + limit),
    };
  },
});

/** Why a round was cancelled, by whom and where it stood; null where it was not. */
async function cancellationOf({ evidence, identity }: EvidenceStores, { roundId, stage }: Round) {
  const found = stage === "cancelled" ? await evidence.cancellationOf(roundId) : undefined;
  if (!found) return null;
  const [by] = found.cancelledBy ? await identity.names([found.cancelledBy]) : [];
  return {
    stage: found.stage,
    reason: found.reason,
    writtenIn: found.writtenIn,
    at: found.cancelledAt,
    by: by?.name ?? null,
  };
}

/** An occupation as a row of the matrix page. */
function lineOf({
  code,
  title,
  topDown,
  bottomUp,
  proposal,
  entry,
  voices,
  decisions: own,
  criteria,
}: WeighedOccupation) {
  const last = own.at(-1);
  return {
    code,
    title,
    topDown,
    bottomUp,
    proposal,
    decision: last?.decision ?? null,
    stale: last !== undefined && (last.topDown !== topDown || last.bottomUp !== bottomUp),
    passes: entry?.passes ?? 0,
    available: entry ? entry.passes + entry.fails : 0,
    robustness: entry?.robustness ?? null,
    respondents: voices?.respondents ?? 0,
    weight: voices?.weight ?? 0,
    leading: voices?.leading ?? null,
    testsOpen: testsOpen(criteria).length,
  };
}
