import type { Bilingual } from "../platform/index.ts";
import type { Coded } from "./coded-titles.ts";

export const hubKinds = ["innovation-center", "talent-hub"] as const;
export type HubKind = (typeof hubKinds)[number];

/** What a development plan consists of, in the order in which it is read. */
export const planParts = ["target", "milestone", "programme", "post", "risk"] as const;
export type PlanPart = (typeof planParts)[number];

export const milestoneStates = ["planned", "under-way", "reached", "dropped"] as const;
export type MilestoneState = (typeof milestoneStates)[number];

export const hubPageSize = 25;

export type Hub = {
  organisationId: string;
  hubId: string;
  key: string;
  kind: HubKind;
  name: Bilingual;
  centreKey: string | null;
  provinceCode: string;
  purpose: Bilingual;
  openedOn: string | null;
  closedOn: string | null;
  revision: number;
  synthetic: boolean;
};

/** What is to change by a day: from a baseline, null where it was not measured, to a target. */
export type HubTarget = {
  targetId: string;
  title: Bilingual;
  unit: Bilingual;
  baseline: number | null;
  baselineOn: string | null;
  target: number;
  targetOn: string;
  actual: number | null;
  actualOn: string | null;
  source: string;
};
export type HubPost = { postId: string; title: Bilingual; planned: number; filled: number };
export type HubProgramme = {
  programmeId: string;
  title: Bilingual;
  about: (Coded & { title: Bilingual })[];
  startsOn: string;
  endsOn: string | null;
};
/** `movedBy`: the record that moved it last, and why where a person did it by hand. */
export type MovedBy = { kind: string; id: string; reason?: string; writtenIn?: "id" | "en" };
export type Milestone = {
  milestoneId: string;
  title: Bilingual;
  dueOn: string;
  state: MilestoneState;
  reachedOn: string | null;
  movedBy: MovedBy | null;
};
export type HubRisk = {
  riskId: string;
  title: Bilingual;
  likelihood: number;
  impact: number;
  response: Bilingual;
  state: "open" | "closed";
};
export type HubPlan = {
  targets: HubTarget[];
  posts: HubPost[];
  programmes: HubProgramme[];
  milestones: Milestone[];
  /** The office's own: nobody else gets any. */
  risks: HubRisk[];
};

/** Who comes to a hub, without names of people: what is shown to every visitor. */
export type HubArrival = {
  id: string;
  title: Bilingual;
  fromDay: string;
  untilDay: string;
  zone: string;
  /** Its page, where the reader takes part in it. */
  path: string | null;
};
/** A later module knows who comes; the composition root puts it here. */
export type HubArrivals = { comingTo(hubId: string): Promise<HubArrival[]> };

/**
 * How much of the way from the baseline to the target is done, from 0 to 1; null where one of them was not measured. A
 * target may lie below its baseline.
 */
export function wayDone({
  baseline,
  target,
  actual,
}: Pick<HubTarget, "baseline" | "target" | "actual">): number | null {
  if (baseline === null || actual === null) return null;
  if (baseline === target) return actual === target ? 1 : 0;
  return Math.min(1, Math.max(0, (actual - baseline) / (target - baseline)));
}

/** Milestones that were reached, of those that are still meant. */
export function milestonesReached(milestones: readonly Pick<Milestone, "state">[]): {
  reached: number;
  all: number;
} {
  const meant = milestones.filter(({ state }) => state !== "dropped");
  return { reached: meant.filter(({ state }) => state === "reached").length, all: meant.length };
}

/** A milestone is late from the day after its due day on, unless it is reached or dropped. */
export const isLate = ({ state, dueOn }: Pick<Milestone, "state" | "dueOn">, today: string): boolean =>
  (state === "planned" || state === "under-way") && dueOn < today;
