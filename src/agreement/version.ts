import type { ProposalDocument } from "./document.ts";

/** A draft is a snapshot that stays in its circle; a release is what may leave. */
export type VersionKind = "draft" | "release";

/** A proposal at one moment. It never changes. */
export type Version = {
  organisationId: string;
  circleId: string;
  versionId: string;
  proposalId: string;
  /** 1, 2, 3 of its circle, drafts and releases together. */
  number: number;
  kind: VersionKind;
  content: ProposalDocument;
  /** SHA-256 of the content in canonical form (RFC 8785). */
  contentHash: string;
  note: string | null;
  /** Who made it, or asked for its release. */
  madeBy: string | null;
  madeAt: Date;
  releasedBy: string | null;
  synthetic: boolean;
};

/** A version without what it says. */
export type VersionHead = Omit<Version, "content">;
