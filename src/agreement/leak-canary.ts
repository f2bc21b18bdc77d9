/** Who takes part in the trial, and whoever passes by. */
export const trialOffices = ["lead", "coDrafter", "channel", "desk", "invited", "uninvited"] as const;
export type TrialOffice = (typeof trialOffices)[number];
/** `holder`: an office without an account, which has the code of a package. */
export type Passer = TrialOffice | "anonymous" | "holder";

/** Where the trial stops to look. */
export const trialStates = [
  "drafting",
  "released to the channel",
  "relayed to the other side",
  "talked about on the other side",
  "answered as far as the channel",
  "answered",
  "revised",
  "released again",
  "signed on paper",
  "signed",
] as const;
export type TrialStateName = (typeof trialStates)[number];

/** Papers that leave a circle in the trial. */
export type TrialPaper = "release-1" | "reply-1" | "release-2" | "signed-paper";

/**
 * A word that stands in one place and nowhere else, so that it is known again wherever it turns up. `readers` says in the
 * trial's own words who may read it now; it is written by hand, and never derived from what the product answers.
 */
export type Canary = { what: string; words: string[]; readers: () => ReadonlySet<Passer> };

/** How far the trial is: who is in which circle, and which paper has come to whom. */
export type TrialState = {
  drafting: Set<TrialOffice>;
  answering: Set<TrialOffice>;
  /** The circle of an amendment. */
  amending: Set<TrialOffice>;
  got: Record<TrialPaper, Set<Passer>>;
};

export const newTrialState = (): TrialState => ({
  drafting: new Set(),
  answering: new Set(),
  amending: new Set(),
  got: { "release-1": new Set(), "reply-1": new Set(), "release-2": new Set(), "signed-paper": new Set() },
});

/** Makes words that stand nowhere else and keeps who may read them. */
export function aviary(state: TrialState) {
  const canaries: Canary[] = [];
  let last = 0;
  const next = () => `qzk${String(++last).padStart(3, "0")}vx`;
  const keep = (what: string, words: string[], readers: Canary["readers"]) => {
    canaries.push({ what, words, readers });
    return words[0] ?? "";
  };
  /** The drafting circle reads what came to its lead. */
  const reached = (paper: TrialPaper): Passer[] => {
    const got = state.got[paper];
    return [...got, ...(got.has("lead") ? state.drafting : [])];
  };
  const inside = {
    drafting: () => state.drafting,
    answering: () => state.answering,
    amendment: () => state.amending,
  };
  return {
    canaries,
    /** Never leaves its circle. */
    inside: (side: keyof typeof inside, what: string) =>
      keep(`${side}: ${what}`, [next()], () => new Set<Passer>(inside[side]())),
    /** Is in its circle, and leaves with papers. */
    leaves: (side: keyof typeof inside, what: string, ...papers: TrialPaper[]) =>
      keep(
        `${side}: ${what}`,
        [next()],
        () => new Set<Passer>([...inside[side](), ...papers.flatMap(reached)]),
      ),
    /** The same for a number, in every way in which it is written. */
    figure: (what: string, value: number, ...papers: TrialPaper[]) => {
      const written = [String(value), value.toLocaleString("id-ID"), value.toLocaleString("en-GB")];
      keep(`drafting: ${what}`, written, () => new Set([...state.drafting, ...papers.flatMap(reached)]));
      return value;
    },
    /** A letter between two offices, which a circle watches. */
    letter: (side: keyof typeof inside | null, what: string, ...ends: Passer[]) =>
      keep(`letter: ${what}`, [next()], () => new Set<Passer>([...ends, ...(side ? inside[side]() : [])])),
    /** An office's own. */
    own: (office: TrialOffice, what: string) => keep(`${office}: ${what}`, [next()], () => new Set([office])),
    /** Nobody reads it anywhere. */
    secret: (what: string, word: string) => keep(`secret: ${what}`, [word], () => new Set()),
  };
}

/** Canaries that sing in a text and that its reader may not hear; what the reader asked with is theirs already. */
export function heard(canaries: readonly Canary[], who: Passer | null, text: string, asked = ""): Canary[] {
  const loud = text.toLowerCase();
  const own = asked.toLowerCase();
  return canaries.filter(({ words, readers }) => {
    const sings = words.some((word) => {
      const lower = word.toLowerCase();
      return loud.includes(lower) && !own.includes(lower);
    });
    return sings && (who === null || !readers().has(who));
  });
}
