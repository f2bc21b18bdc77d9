import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** The key of the installation that wraps the keys of papers: 32 bytes. */
export type PaperKey = Buffer;

const [keyBytes, ivBytes, tagBytes] = [32, 12, 16];

/** A key as it stands in the environment: 32 bytes in base64 or hexadecimal; null where it is neither. */
export function readPaperKey(text: string): PaperKey | null {
  const plain = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(plain) ? Buffer.from(plain, "hex") : Buffer.from(plain, "base64");
  return key.length === keyBytes ? key : null;
}

export const newPaperKey = (): PaperKey => randomBytes(keyBytes);

/** AES-256-GCM (NIST SP 800-38D): a fresh 96-bit IV, the tag, the text. `about` is authenticated, not enciphered. */
function seal(key: Buffer, plain: Uint8Array, about: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(about));
  const enciphered = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), enciphered]);
}

function unseal(key: Buffer, sealed: Uint8Array, about: string): Buffer {
  const [iv, tag] = [sealed.subarray(0, ivBytes), sealed.subarray(ivBytes, ivBytes + tagBytes)];
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
}

/**
 * Enciphers a paper with a key of its own, which the installation's key wraps.
 * @param about what the paper belongs to: enciphered bytes that are moved to another row do not open
 */
export function encipherPaper(
  installation: PaperKey,
  bytes: Uint8Array,
  about: string,
): { enciphered: Buffer; keyEnciphered: Buffer } {
  const key = newPaperKey();
  try {
    return { enciphered: seal(key, bytes, about), keyEnciphered: seal(installation, key, about) };
  } finally {
    key.fill(0);
  }
}

/** @returns the paper; null where the key is another one, or a byte is not as it was */
export function decipherPaper(
  installation: PaperKey,
  { enciphered, keyEnciphered }: { enciphered: Uint8Array; keyEnciphered: Uint8Array },
  about: string,
): Buffer | null {
  try {
    const key = unseal(installation, keyEnciphered, about);
    try {
      return unseal(key, enciphered, about);
    } finally {
      key.fill(0);
    }
  } catch {
    return null;
  }
}
