import { hashRaw } from "@node-rs/argon2";
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
import canonicalize from "canonicalize";

/**
 * A party's key (Ed25519). The private half is kept as encrypted PKCS#8; what encrypts it is derived from the passphrase
 * by argon2id, so that whoever has the database has no key.
 */
export type SigningKey = { keyId: string; publicKey: string; privateKey: string };

/** What a party's signature stands under: which text, of which proposal, by whom and when. */
export type SealStatement = {
  format: "jembatan.seal/1";
  proposal: string;
  number: number;
  hash: string;
  party: string;
  /** ISO 8601, UTC. */
  sealedAt: string;
};

/** The first sixteen hexadecimal digits of SHA-256 over the public key (SPKI, DER). */
export function keyIdOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: "spki", format: "der" });
  return createHash("sha256").update(der).digest("hex").slice(0, 16);
}

/** argon2id as OWASP asks for secrets that are typed (19 MiB, 2 passes); the key's own id is its salt. */
async function unlocking(passphrase: string, keyId: string): Promise<string> {
  const salt = Buffer.from(`jembatan:${keyId}`);
  const raw = await hashRaw(passphrase.normalize("NFC"), {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    outputLen: 32,
    salt,
  });
  return raw.toString("hex");
}

/** @returns a new key; `publicKey` is PEM (SPKI), `privateKey` PEM (PKCS#8, AES-256) under the passphrase */
export async function makeKey(passphrase: string): Promise<SigningKey> {
  const pair = generateKeyPairSync("ed25519");
  const publicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
  const keyId = keyIdOf(publicKey);
  const privateKey = pair.privateKey
    .export({
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: await unlocking(passphrase, keyId),
    })
    .toString();
  return { keyId, publicKey, privateKey };
}

const bytesOf = (statement: SealStatement) => Buffer.from(canonicalize(statement) ?? "", "utf8");

/** @returns the signature in base64, or null when the passphrase is not the key's */
export async function signStatement(
  { keyId, privateKey }: Pick<SigningKey, "keyId" | "privateKey">,
  passphrase: string,
  statement: SealStatement,
): Promise<string | null> {
  const unlocked = await unlocking(passphrase, keyId);
  let key;
  try {
    key = createPrivateKey({ key: privateKey, format: "pem", passphrase: unlocked });
  } catch {
    return null;
  }
  return sign(null, bytesOf(statement), key).toString("base64");
}

/** Whether a signature is that of the key over the statement; whatever cannot be read is none. */
export function isSigned(statement: SealStatement, signature: string, publicKey: string): boolean {
  try {
    return verify(null, bytesOf(statement), createPublicKey(publicKey), Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
