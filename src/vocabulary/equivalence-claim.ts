import { z } from "zod";
import { schemeName } from "./classification.ts";
import type { Claim } from "./equivalence.ts";

/** Most claims that one call makes: a framework of nine levels beside some others has dozens. */
export const mostClaims = 1_000;

const level = z.object({ scheme: schemeName, code: z.string().trim().min(1).max(60) });
const text = z.string().trim().max(20_000);

/** A claim as it comes in; whether it may be made is for `problemsOf` to say. */
export const claimSchema = z.object({
  from: level,
  to: level,
  basis: text,
  source: text.default(""),
  status: z.enum(["referenced", "asserted"]),
}) satisfies z.ZodType<Claim>;
