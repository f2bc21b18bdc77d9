import { dayAfter } from "./identity/index.ts";

/*
 Random histories of bookings, and a plain model of what has to come of them: written beside the rules of the module and
 not from them, with the clocks of the places as plain hours.
*/

export type Zone = "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura" | "Asia/Singapore";
const hours: Record<Zone, number> = {
  ...{ "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9, "Asia/Singapore": 8 },
};
const places = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const;

export type StepName =
  | ("book" | "start" | "end" | "end-early" | "cancel")
  | ("ask-extension" | "approve-extension" | "agree-extension" | "refuse-extension");

/** One attempt: on which day, and what goes with it. `until`: a new last day, `by`: who tries. */
export type PlannedStep = {
  step: StepName;
  day: string;
  until?: string;
  by: "host" | "programme" | "sender";
};
export type PlannedCase = {
  expert: number;
  zone: Zone;
  from: string;
  until: string;
  weeks: number;
  steps: PlannedStep[];
};
export type PlannedLeave = { expert: number; zone: Zone; from: string; until: string };

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const daysBetween = (from: string, until: string) =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
const weeksFor = (from: string, until: string) => Math.ceil((daysBetween(from, until) + 1) / 7);

/** Cases and leave for so few experts that half of them want the same days. */
export function planHistories(
  cases: number,
  seed: number,
  today: string,
): { experts: number; cases: PlannedCase[]; leave: PlannedLeave[] } {
  const next = numbersOf(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const chance = (share: number) => next() < share;
  const experts = Math.max(2, Math.ceil(cases / 12));
  const stretch = () => {
    const from = dayAfter(today, 30 + below(240));
    return { from, until: dayAfter(from, below(45)) };
  };
  const planned = Array.from({ length: cases }, (): PlannedCase => {
    const { from, until } = stretch();
    const steps: PlannedStep[] = [{ step: "book", day: today, by: "sender" }];
    const add = (step: StepName, day: string, by: PlannedStep["by"], last?: string) =>
      steps.push({ step, day, by, ...(last && { until: last }) });
    if (chance(0.15)) add("cancel", today, "host");
    if (chance(0.25)) add("cancel", today, chance(0.5) ? "programme" : "sender");
    if (chance(0.2)) add("start", dayAfter(from, -1), "host");
    add("start", from, "host");
    if (chance(0.1)) add("start", from, "host");
    let last = until;
    for (let more = below(3); more > 0; more--) {
      const later = dayAfter(last, 1 + below(28));
      add("ask-extension", from, "host", later);
      if (chance(0.15)) add("agree-extension", from, "sender");
      if (chance(0.85)) add("approve-extension", from, "programme");
      if (chance(0.75)) add("agree-extension", from, "sender");
      if (chance(0.7)) add("refuse-extension", from, chance(0.5) ? "sender" : "programme");
      last = later;
    }
    if (chance(0.2)) add("end", dayAfter(until, -1), "host");
    if (chance(0.45)) {
      const by = (["host", "programme", "sender"] as const)[below(3)] ?? "host";
      add("end-early", dayAfter(from, below(daysBetween(from, until) + 1)), by);
    }
    if (chance(0.7)) add("end", dayAfter(last, 0), "host");
    return {
      ...{ expert: below(experts), zone: places[below(3)] ?? places[0], from, until },
      ...{ weeks: weeksFor(from, until), steps },
    };
  });
  const leave = Array.from({ length: Math.ceil(cases / 4) }, (): PlannedLeave => {
    const { from } = stretch();
    return { expert: below(experts), zone: "Asia/Singapore", from, until: dayAfter(from, below(12)) };
  });
  return { experts, cases: planned, leave };
}

/** What a case has come to, by the model. */
export type ModelCase = {
  state: "ready" | "booked" | "under-way" | "ended" | "cancelled";
  from: string;
  until: string;
  weeks: number;
  extension: { state: "asked" | "approved"; until: string; weeks: number } | null;
  early: boolean;
};

export const modelOf = ({ from, until, weeks }: PlannedCase): ModelCase => ({
  ...{ state: "ready", from, until, weeks, extension: null, early: false },
});

/** Refusals that depend on others: whether they are right is told from what others held. */
const depends: Partial<Record<StepName, string>> = {
  ...{
    book: "EXPERT_ELSEWHERE",
    "agree-extension": "EXPERT_ELSEWHERE",
    "approve-extension": "COMMITMENT_SPENT",
  },
};

/** What a step has to answer in a state: `ok`, or the code that refuses it. */
export function expected(
  { state, from, until, extension }: ModelCase,
  { step, day, until: later, by }: PlannedStep,
): string {
  const under = state === "under-way";
  switch (step) {
    case "book":
      return "ok";
    case "cancel":
      if (by === "host") return "NOT_IN_CAPACITY";
      return state === "booked" ? "ok" : "PLACEMENT_STATE";
    case "start":
      if (state !== "booked") return "PLACEMENT_STATE";
      return day < from ? "START_TOO_EARLY" : "ok";
    case "ask-extension":
      if (!under) return "PLACEMENT_STATE";
      if (extension) return "EXTENSION_OPEN";
      return (later ?? "") <= until ? "EXTENSION_NOT_LATER" : "ok";
    case "approve-extension":
      if (!under) return "PLACEMENT_STATE";
      return extension?.state === "asked" ? "ok" : "EXTENSION_NOT_ASKED";
    case "agree-extension":
      if (!under) return "PLACEMENT_STATE";
      return extension?.state === "approved" ? "ok" : "EXTENSION_NOT_APPROVED";
    case "refuse-extension":
      if (!under) return "PLACEMENT_STATE";
      return extension ? "ok" : "EXTENSION_NOT_ASKED";
    case "end":
      if (!under) return "PLACEMENT_STATE";
      return day < until ? "END_TOO_EARLY" : "ok";
    case "end-early":
      if (!under) return "PLACEMENT_STATE";
      return day >= until ? "END_NOT_EARLY" : "ok";
  }
}

/** Whether an answer is one that the model allows: the expected one, or a refusal that depends on others. */
export const isAllowed = (wanted: string, answered: string, step: StepName): boolean =>
  answered === wanted || (wanted === "ok" && answered === depends[step]);

/** The case after a step that was done. */
export function after(model: ModelCase, { step, day, until }: PlannedStep): ModelCase {
  const { extension } = model;
  const givenBack = extension?.state === "approved" ? extension.weeks : 0;
  switch (step) {
    case "book":
      return { ...model, state: "booked" };
    case "cancel":
      return { ...model, state: "cancelled" };
    case "start":
      return { ...model, state: "under-way" };
    case "ask-extension": {
      const last = until ?? model.until;
      const weeks = weeksFor(model.from, last) - weeksFor(model.from, model.until);
      return { ...model, extension: { state: "asked", until: last, weeks } };
    }
    case "approve-extension":
      return extension
        ? { ...model, weeks: model.weeks + extension.weeks, extension: { ...extension, state: "approved" } }
        : model;
    case "agree-extension":
      return extension ? { ...model, until: extension.until, extension: null } : model;
    case "refuse-extension":
      return { ...model, weeks: model.weeks - givenBack, extension: null };
    case "end":
      return { ...model, state: "ended", weeks: model.weeks - givenBack, extension: null };
    case "end-early": {
      const freed = Math.floor(daysBetween(day, model.until) / 7);
      const weeks = model.weeks - givenBack - freed;
      return { ...model, state: "ended", until: day, early: true, weeks, extension: null };
    }
  }
}

/** The instants of whole days in a zone, in milliseconds: from the first midnight to the one after the last day. */
export const instantsOf = ({ from, until, zone }: { from: string; until: string; zone: Zone }) => ({
  begins: Date.parse(from) - hours[zone] * 3_600_000,
  ends: Date.parse(until) + (24 - hours[zone]) * 3_600_000,
});

export const meet = (
  one: { begins: number; ends: number },
  other: { begins: number; ends: number },
): boolean => one.begins < other.ends && other.begins < one.ends;
