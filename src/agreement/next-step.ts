import type { Bilingual } from "../platform/index.ts";
import type { Ask } from "./route.ts";
import type { ProposalState } from "./proposal.ts";

type Standing = {
  state: ProposalState;
  asked: boolean;
  stale: number;
  /** Whether something came back from the other side, and whether every comment in it has ended. */
  answered: boolean;
  closed: boolean;
  /** The letter of a release that went out last. */
  letter: { to: Bilingual; asked: Ask; received: boolean; dueOn: string | null } | null;
};

export type NextStep = {
  step:
    | ("withdrawn" | "signed" | "release" | "stale" | "write" | "send" | "receipt" | "decide" | "seal")
    | Ask;
  /** Who acts next, where that is another office. */
  office: Bilingual | null;
  dueOn: string | null;
};

/** What happens next with a proposal, and who does it. */
export function nextStep({ state, asked, stale, answered, closed, letter }: Standing): NextStep {
  const own = (step: NextStep["step"]): NextStep => ({ step, office: null, dueOn: null });
  if (state === "withdrawn" || state === "signed") return own(state);
  if (state === "drafting") return own(asked ? "release" : stale > 0 ? "stale" : "write");
  if (!letter) return own("send");
  if (closed) return own("seal");
  if (answered) return own("decide");
  const { to: office, dueOn } = letter;
  return { step: letter.received ? letter.asked : "receipt", office, dueOn };
}
