import type { Bilingual } from "../platform/index.ts";

export type DeliverableState = "planned" | "handed-in" | "returned" | "accepted" | "dropped";

/** What an expert makes in a placement, planned by the host. */
export type Deliverable = {
  organisationId: string;
  termsId: string;
  deliverableId: string;
  title: Bilingual;
  dueOn: string;
  /** The milestone of the hub that it moves when it is accepted. */
  milestoneId: string | null;
  state: DeliverableState;
  fileHash: string | null;
  fileLabel: string | null;
  /** Why it was returned or dropped, or what was said with it. */
  note: string | null;
  handedInBy: string | null;
  handedInAt: Date | null;
  settledBy: string | null;
  settledAt: Date | null;
  revision: number;
  synthetic: boolean;
};

/** A placement is closed when every deliverable is accepted or dropped. */
export const isSettled = (state: DeliverableState): boolean => state === "accepted" || state === "dropped";

export const deliverableRef = (deliverableId: string) => ({
  kind: "placement.deliverable",
  id: deliverableId,
});
/** For the file field of a form. */
export const acceptedDeliverables = ".pdf,.docx,.xlsx,.pptx,.csv,.txt";
