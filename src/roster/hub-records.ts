import { randomUUID } from "node:crypto";
import type { NewDuty } from "../duty/index.server.ts";
import type { Link, ThreadRecord } from "../thread/index.ts";
import type { Hub, HubProgramme, Milestone } from "./hub-words.ts";

const hubPath = (key: string): string => `/hubs/${key}`;

const kindNames = {
  "innovation-center": { id: "Innovation Center", en: "Innovation Center" },
  "talent-hub": { id: "Talent Hub", en: "Talent Hub" },
} as const;

/** What a hub and its plan put on the thread, for everybody. */
export function hubRecords(
  hub: Hub,
  { milestones, programmes }: { milestones: readonly Milestone[]; programmes: readonly HubProgramme[] },
): { records: ThreadRecord[]; links: Link[] } {
  const self = { kind: "roster.hub", id: hub.hubId };
  const codes = programmes.flatMap(({ about }) => about);
  return {
    records: [
      {
        ...self,
        title: hub.name,
        note: kindNames[hub.kind],
        path: hubPath(hub.key),
        synthetic: hub.synthetic,
      },
      ...milestones.map(({ milestoneId, title, dueOn }): ThreadRecord => ({
        kind: "roster.milestone",
        id: milestoneId,
        title,
        note: { id: `Tonggak, ${dueOn}`, en: `Milestone, ${dueOn}` },
        path: `${hubPath(hub.key)}#${milestoneId}`,
        synthetic: hub.synthetic,
      })),
    ],
    links: [
      ...milestones.map(({ milestoneId }): Link => ({
        from: { kind: "roster.milestone", id: milestoneId },
        relation: "about",
        to: self,
      })),
      ...codes.map(({ scheme, version, code }): Link => ({
        from: self,
        relation: "about",
        to: { kind: "vocabulary.concept", id: `${scheme}/${version}/${code}` },
      })),
    ],
  };
}

export const milestoneRef = (milestoneId: string) => ({ kind: "roster.milestone", id: milestoneId });

/** What a milestone asks of the office of its hub until it is reached. */
export const milestoneDuty = (
  hub: Hub,
  { milestoneId, title, dueOn }: Pick<Milestone, "milestoneId" | "title" | "dueOn">,
  raisedBy: string | null,
): NewDuty => ({
  dutyId: randomUUID(),
  organisationId: hub.organisationId,
  personId: null,
  role: "officer",
  title: {
    id: `Capai tonggak: ${title.id ?? title.en ?? ""}`,
    en: `Reach the milestone: ${title.en ?? title.id ?? ""}`,
  },
  note: hub.name,
  recordKind: milestoneRef(milestoneId).kind,
  recordId: milestoneId,
  path: `${hubPath(hub.key)}/plan?edit=milestone:${milestoneId}`,
  nextActor: null,
  dueOn,
  raisedBy,
  synthetic: hub.synthetic,
});
