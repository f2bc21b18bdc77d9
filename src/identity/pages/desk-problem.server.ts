import type { Visit } from "../index.server.ts";

/** Refusals that a letter leads back with, in the address of the page. */
const told = [
  "NOT_PERMITTED",
  "NOBODY_CHOSEN",
  "PERSON_NOT_FOUND",
  "NO_ROLE_FOR_CODE",
  "OWN_CLAIM_CODE",
  "CLAIM_CODE_PRINTED",
];

/** The refusal that a letter led back with, as a sentence; anything else in the address is no refusal. */
export function problemIn(request: Request, visit: Visit): string | null {
  const code = new URL(request.url).searchParams.get("problem");
  return code && told.includes(code) ? visit.explain({ ok: false, code }).sentence : null;
}
