import { z } from "zod";
import {
  members,
  organisationOf,
  personOf,
  requireOtherEyes,
  useCase,
  type Work,
} from "../identity/index.ts";
import { leftOf, type OpenCommitment } from "../agreement/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { termsPath } from "./case.ts";
import { moveCase } from "./move-case.ts";
import type { PlacementStores } from "./stores.ts";
import { termsRecordKind } from "./terms-records.ts";
import { noteSchema, termsRead } from "./terms-input.ts";
import { rolesOf } from "./terms-states.ts";
import type { Terms } from "./terms.ts";

/** Person-weeks are the unit of clauses by which a party sends experts. */
export const weekUnit = "person-week";

/**
 * The head of the programme office approves terms and draws their weeks from a commitment of the other party; who
 * submitted them does not approve them.
 * Refusals: those of `moveCase`, FOUR_EYES, TERMS_BEGUN, those of `commitmentFor`, and COMMITMENT_SPENT with what is left.
 */
export const approveTerms = useCase<PlacementStores>()({
  name: "placement.approve-terms",
  kind: "change",
  policy: [members(...rolesOf("approve"))],
  input: z.object({ ...termsRead, ...noteSchema, commitment: z.uuid() }),
  run: (work, { commitment: commitmentId, note, writtenIn, ...read }) =>
    moveCase(work, read, "approve", {
      ...{ note, writtenIn, inside: true },
      async going({ terms }) {
        const own = requireOtherEyes(work.principal, terms.submittedBy);
        if (own) return own;
        if (terms.fromDay !== null && terms.fromDay <= work.today) return refuse("TERMS_BEGUN");
        const found = await commitmentFor(work, commitmentId, terms);
        if (!found.ok) return found;
        if (!(await drawWeeks(work, terms, commitmentId, terms.weeks ?? 0))) {
          const [balance] = await work.stores.agreement.balances([commitmentId]);
          const left = balance ? leftOf(balance) : 0;
          return refuse("COMMITMENT_SPENT", { left, weeks: terms.weeks ?? 0 });
        }
        return { change: { commitmentId, approvedBy: personOf(work.principal) } };
      },
    }),
});

/**
 * A commitment that can carry a case.
 * Refusals: COMMITMENT_NOT_FOUND, COMMITMENT_REPLACED, COMMITMENT_UNIT (it counts no person-weeks), COMMITMENT_OF_OWN_PARTY,
 * COMMITMENT_PERIOD (days outside of its own).
 */
async function commitmentFor(
  { stores: { agreement }, principal }: Work<PlacementStores>,
  commitmentId: string,
  { fromDay, untilDay }: Pick<Terms, "fromDay" | "untilDay">,
): Promise<{ ok: true; commitment: OpenCommitment } | Refusal> {
  const commitment = await agreement.openCommitment(commitmentId);
  if (!commitment) return refuse("COMMITMENT_NOT_FOUND");
  if (commitment.replacedBy) return refuse("COMMITMENT_REPLACED");
  if (commitment.unit !== weekUnit) return refuse("COMMITMENT_UNIT");
  if (principal.kind !== "anonymous" && commitment.party === principal.party)
    return refuse("COMMITMENT_OF_OWN_PARTY");
  const { periodFrom, periodUntil } = commitment;
  if ((fromDay ?? "") < periodFrom || (untilDay ?? "") > periodUntil)
    return refuse("COMMITMENT_PERIOD", { from: periodFrom, until: periodUntil });
  return { ok: true, commitment };
}

/** Whether a commitment that stands carries the days of a case for experts of a party. */
export async function isCarried(
  { stores: { agreement } }: Work<PlacementStores>,
  { commitmentId, fromDay, untilDay }: Pick<Terms, "commitmentId" | "fromDay" | "untilDay">,
  party: string | null,
): Promise<boolean> {
  const commitment = commitmentId ? await agreement.openCommitment(commitmentId) : undefined;
  return (
    commitment !== undefined &&
    commitment.party === party &&
    commitment.periodFrom <= (fromDay ?? "") &&
    commitment.periodUntil >= (untilDay ?? "")
  );
}

/**
 * Draws weeks for a case, or gives some back (less than nothing).
 * @returns false when the commitment has too little left
 */
export const drawWeeks = (
  { stores: { agreement }, principal, now }: Work<PlacementStores>,
  { termsId, synthetic }: Pick<Terms, "termsId" | "synthetic">,
  commitmentId: string,
  weeks: number,
): Promise<boolean> =>
  agreement.draw(commitmentId, weeks, {
    organisationId: organisationOf(principal) ?? "",
    ...{ recordKind: termsRecordKind, recordId: termsId, path: termsPath(termsId) },
    ...{ drawnBy: personOf(principal), drawnAt: now, synthetic },
  });
