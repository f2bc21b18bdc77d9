import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** The key by which an installation signs what it hands out unattended (Ed25519). */
export type InstallationKey = {
  /** First sixteen hexadecimal digits of SHA-256 over the public key (SPKI, DER). */
  keyId: string;
  /** PEM (SPKI). */
  publicKey: string;
  /** @returns the signature in base64 */
  sign(bytes: Uint8Array): string;
};
export type InstallationKeys = () => Promise<InstallationKey>;

/**
 * The key of the installation: a file (PEM, PKCS#8) that only its user reads, made once, outside of the database. Several
 * machines are given the same file.
 * @param file where it lies, in the installation's home or as JEMBATAN_SIGNING_KEY says
 */
export function installationKeys(file: string): InstallationKeys {
  let opened: Promise<InstallationKey> | null = null;
  return () => {
    opened ??= open();
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };

  async function open(): Promise<InstallationKey> {
    const found = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (found !== null) return keyOf(found);
    await mkdir(dirname(file), { recursive: true });
    const pem = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
    // Written whole under another name first: of two processes that begin at once the second takes the first one's key.
    const fresh = `${file}.${randomUUID()}`;
    await writeFile(fresh, pem, { mode: 0o600, flag: "wx", flush: true });
    await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(fresh, { force: true });
    return keyOf(await readFile(file, "utf8"));
  }
}

function keyOf(pem: string): InstallationKey {
  const secret = createPrivateKey(pem);
  if (secret.asymmetricKeyType !== "ed25519") throw new Error("the installation's key is no Ed25519 key");
  const open = createPublicKey(secret);
  const der = open.export({ type: "spki", format: "der" });
  return {
    keyId: createHash("sha256").update(der).digest("hex").slice(0, 16),
    publicKey: open.export({ type: "spki", format: "pem" }).toString(),
    sign: (bytes) => sign(null, bytes, secret).toString("base64"),
  };
}
