import { z } from "zod";

/**
 * A short name in addresses, as 2026: of rounds, and of their editions; `register` is the address of a page. Apart from
 * `round.ts`, which pages take in.
 */
export const roundNameSchema = z.string().regex(/^(?!register$)[a-z0-9][a-z0-9-]{1,39}$/);
