import { z } from "zod";
import { contentHash } from "../platform/content-hash.ts";
import { documentSchema, type ProposalDocument } from "./document.ts";
import { isSigned, keyIdOf, type SealStatement } from "./signing-key.ts";

const sealSchema = z.object({
  party: z.string().regex(/^[A-Z]{2}$/),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  publicKey: z.string().max(1_000),
  sealedAt: z.iso.datetime(),
  signature: z.string().max(200),
});
export type SealOfParty = z.infer<typeof sealSchema>;

/** A sealed version as it leaves the workbench: whoever has the file and the parties' keys can verify it alone. */
export const sealedFileSchema = z.object({
  format: z.literal("jembatan.sealed/1"),
  number: z.number().int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  // The words as they are: a reader that would tidy them up would hash another document.
  document: z.record(z.string(), z.unknown()),
  seals: z.array(sealSchema).max(10),
});
export type SealedFile = z.infer<typeof sealedFileSchema>;

/** What a party signs for a version. */
export const statementOf = (
  version: { number: number; hash: string; proposal: string },
  party: string,
  sealedAt: string,
): SealStatement => ({ format: "jembatan.seal/1", ...version, party, sealedAt });

/**
 * What is wrong with a seal, or `sound`. `key-differs`: the key in the file is not the one it calls itself by;
 * `key-unknown`: sound, but by a key that this installation does not know of that party.
 */
export type SealFinding = "sound" | "signature-false" | "key-differs" | "key-unknown";

export type Verification = {
  /** Whether the document is the one that the hash belongs to: a letter more or less, and it is not. */
  documentSound: boolean;
  hash: string;
  seals: { party: string; keyId: string; sealedAt: string; finding: SealFinding }[];
  /** Parties of the document without a sound seal. */
  missing: string[];
  /** Document sound, every seal sound, no party missing. */
  sound: boolean;
};

/**
 * Verifies a sealed version: the hash of its canonical JSON, and each party's signature over that hash.
 * @param known public keys by party, from a source that the reader trusts; null: the file's own keys are believed
 */
export function verifySealed(
  file: SealedFile,
  known: ReadonlyMap<string, readonly string[]> | null,
): Verification {
  const hash = contentHash(file.document);
  const documentSound = hash === file.hash && documentSchema.safeParse(file.document).success;
  const proposal = String(file.document["proposal"] ?? "");
  const seals = file.seals.map((seal) => {
    const statement = statementOf({ number: file.number, hash, proposal }, seal.party, seal.sealedAt);
    return {
      party: seal.party,
      keyId: seal.keyId,
      sealedAt: seal.sealedAt,
      finding: findingOf(seal, statement, known),
    };
  });
  const parties = Array.isArray(file.document["parties"]) ? file.document["parties"].map(String) : [];
  const sealed = new Set(seals.filter(({ finding }) => finding === "sound").map(({ party }) => party));
  const missing = parties.filter((party) => !sealed.has(party));
  const sound = documentSound && missing.length === 0 && seals.every(({ finding }) => finding === "sound");
  return { documentSound, hash, seals, missing, sound };
}

function findingOf(
  seal: SealOfParty,
  statement: SealStatement,
  known: ReadonlyMap<string, readonly string[]> | null,
): SealFinding {
  let own: string;
  try {
    own = keyIdOf(seal.publicKey);
  } catch {
    return "key-differs";
  }
  if (own !== seal.keyId) return "key-differs";
  if (!isSigned(statement, seal.signature, seal.publicKey)) return "signature-false";
  return known && !(known.get(seal.party) ?? []).includes(seal.keyId) ? "key-unknown" : "sound";
}

/** A version with its seals as a file. */
export const sealedFile = (
  version: { number: number; contentHash: string; content: ProposalDocument },
  seals: readonly SealOfParty[],
): SealedFile => ({
  format: "jembatan.sealed/1",
  number: version.number,
  hash: version.contentHash,
  document: version.content,
  seals: [...seals],
});
