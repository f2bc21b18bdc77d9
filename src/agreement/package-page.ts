import { z } from "zod";
import { documentSchema } from "./document.ts";
import { askSchema, channelSchema } from "./route.ts";

export const packageFormat = "jembatan.package/1";
const words = z.object({ id: z.string().exactOptional(), en: z.string().exactOptional() });

/** One release as a document, and when it was released. */
const releaseSchema = z.object({
  number: z.int(),
  hash: z.string(),
  releasedAt: z.iso.datetime(),
  document: documentSchema,
});

/**
 * What the page for an office without an account shows, whole: the installation signs the hash of its canonical JSON. It has
 * one release, the one that this office was sent before, and nothing of a circle.
 */
const packagePageSchema = z.object({
  format: z.literal(packageFormat),
  from: words,
  office: z.string(),
  asked: askSchema,
  letter: z.object({ number: z.string(), date: z.iso.date(), channel: channelSchema }),
  dueOn: z.iso.date().nullable(),
  /** By which mandate the office is asked, as the directory had it on the day of the letter. */
  mandates: z.array(
    z.object({ text: words, from: z.iso.date(), until: z.iso.date().nullable(), source: z.string() }),
  ),
  release: releaseSchema,
  before: releaseSchema.nullable(),
});
export type PackagePage = z.infer<typeof packagePageSchema>;

export type Package = {
  organisationId: string;
  circleId: string;
  packageId: string;
  hopId: string;
  versionId: string;
  codeHash: string;
  page: PackagePage;
  signature: string | null;
  madeBy: string | null;
  madeAt: Date;
  expiresOn: string;
  revokedAt: Date | null;
  openedCount: number;
  openedAt: Date | null;
  synthetic: boolean;
};

/** Days for which a package opens unless told otherwise, and at most. */
export const packageDays = { usual: 60, most: 366 };

/** Whether a package opens on a day: until its last day, and while nobody has revoked it. */
export const packageOpens = (
  { expiresOn, revokedAt }: Pick<Package, "expiresOn" | "revokedAt">,
  today: string,
): boolean => revokedAt === null && today <= expiresOn;
