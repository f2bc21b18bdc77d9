import canonicalize from "canonicalize";
import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { contentHash } from "../platform/content-hash.ts";
import type { InstallationKey } from "../platform/installation-key.ts";
import { documentSchema } from "./document.ts";
import { packageFormat, type PackagePage } from "./package-page.ts";
import { keyIdOf } from "./signing-key.ts";

const signatureSchema = z.object({
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  publicKey: z.string().max(1_000),
  signedAt: z.iso.datetime(),
  signature: z.string().max(200),
});
export type PackageSignature = z.infer<typeof signatureSchema>;

/** A package's page as it leaves as a file. The page is kept as it is: tidied up it would be another one. */
export const packageFileSchema = z.object({
  format: z.literal("jembatan.package-file/1"),
  page: z.record(z.string(), z.unknown()),
  signature: signatureSchema,
});
export type PackageFile = z.infer<typeof packageFileSchema>;

/**
 * What is signed: never what a party's seal stands under. The first line is of no JSON, so that no signature over a seal
 * is one over a page, and the other way round, whatever the key.
 */
const statementBytes = (hash: string, signedAt: string) =>
  Buffer.from(
    `jembatan.package-statement/1\n${canonicalize({ format: packageFormat, page: hash, signedAt }) ?? ""}`,
    "utf8",
  );

/** The installation says that it handed out this page at this instant; it agrees to nothing for anybody. */
export function signPackage(page: PackagePage, key: InstallationKey, at: Date): PackageSignature {
  const signedAt = at.toISOString();
  const { keyId, publicKey } = key;
  return { keyId, publicKey, signedAt, signature: key.sign(statementBytes(contentHash(page), signedAt)) };
}

/** The signature as it is kept beside the page; null for a page that was made before pages were signed. */
export function readSignature(kept: string | null): PackageSignature | null {
  if (kept === null) return null;
  try {
    return signatureSchema.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}

/** `key-unknown`: signed as it says, by a key that is not this installation's. */
export type PackageFinding = "sound" | "changed" | "key-differs" | "key-unknown";

/**
 * Whether a page is the one that was signed, and the release in it the one that its hash is of.
 * @param known ids of the keys that the reader trusts; null: the file's own key is believed
 */
export function verifyPackage(
  { page, signature }: PackageFile,
  known: readonly string[] | null,
): PackageFinding {
  let own: string;
  try {
    own = keyIdOf(signature.publicKey);
  } catch {
    return "key-differs";
  }
  if (own !== signature.keyId) return "key-differs";
  if (page["format"] !== packageFormat || !isSigned() || !isReleaseSound()) return "changed";
  return known && !known.includes(own) ? "key-unknown" : "sound";

  function isSigned(): boolean {
    try {
      const bytes = statementBytes(contentHash(page), signature.signedAt);
      return verify(
        null,
        bytes,
        createPublicKey(signature.publicKey),
        Buffer.from(signature.signature, "base64"),
      );
    } catch {
      return false;
    }
  }
  function isReleaseSound(): boolean {
    const release = z
      .object({ hash: z.string(), document: z.record(z.string(), z.unknown()) })
      .safeParse(page["release"]);
    if (!release.success || !documentSchema.safeParse(release.data.document).success) return false;
    return contentHash(release.data.document) === release.data.hash;
  }
}
