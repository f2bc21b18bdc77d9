/** Why an organisation is in a circle. `channel` writes along before a release, and leaves at it. */
export type Capacity = "lead" | "co-drafter" | "channel" | "agency";

/** Who writes together on one side of a proposal. */
export type Circle = {
  /** Who made it, and leads it. */
  organisationId: string;
  circleId: string;
  proposalId: string;
  side: "drafting" | "answering";
  synthetic: boolean;
};

/** An organisation in a circle, from one day on until it leaves (`YYYY-MM-DD`). */
export type CircleMember = {
  organisationId: string;
  circleId: string;
  proposalId: string;
  capacity: Capacity;
  since: string;
  leftOn: string | null;
  invitedBy: string | null;
};

export const isIn = ({ leftOn }: Pick<CircleMember, "leftOn">): boolean => leftOn === null;

/** What a duty of an organisation about its part in a circle is raised on. */
export const circleRef = ({
  circleId,
  organisationId,
}: Pick<CircleMember, "circleId" | "organisationId">) => ({
  kind: "agreement.circle",
  id: `${circleId}/${organisationId}`,
});
