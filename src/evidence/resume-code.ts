import { createHash, randomBytes } from "node:crypto";
import { claimCode, readClaimCode } from "../identity/index.ts";

/**
 * A code with which a draft is taken up again, of the form that letters with codes have: nothing in it can be misread.
 * @returns the code in print form, this one time, and the hash that is kept
 */
export function newResumeCode(): { code: string; hash: string } {
  const code = claimCode(randomBytes(64));
  const hash = code && hashResumeCode(code);
  if (!code || !hash) throw new Error("64 random bytes did not suffice for a code");
  return { code, hash };
}

/** The hash of a code as it was typed; null when it cannot be a code. */
export function hashResumeCode(typed: string): string | null {
  const letters = readClaimCode(typed);
  return letters && createHash("sha256").update(`resume:${letters}`).digest("hex");
}
