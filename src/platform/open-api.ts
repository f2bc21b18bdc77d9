import { createRoute, z } from "@hono/zod-openapi";

export { createRoute, z };

/** Body of every error answer (RFC 9457, `application/problem+json`). */
const problemSchema = z
  .object({
    type: z
      .string()
      .meta({ description: "URN of the kind of problem", example: "urn:jembatan:problem:version-taken" }),
    title: z.string(),
    status: z.int(),
    code: z
      .string()
      .meta({ description: "Coded outcome; the same in every language", example: "VERSION_TAKEN" }),
    detail: z.string().meta({ description: "The outcome as a sentence in the reader's language" }),
    trace: z.string().meta({ description: "Id that the log and the audit share with this answer" }),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem");

/** Text in Indonesian, English or both. */
export const bilingualSchema = z
  .object({ id: z.string().optional(), en: z.string().optional() })
  .openapi("Bilingual", { description: "Text in Indonesian (`id`), English (`en`) or both" });

const content = { "application/problem+json": { schema: problemSchema } };

const reasons = {
  401: "Nobody is signed in",
  403: "The role does not permit this",
  404: "Not here, or not released to the reader",
  409: "Contradicts what is here already",
  413: "Too large",
  422: "The request is not right; `errors` names the fields",
  429: "Too many requests; see Retry-After",
  503: "The database cannot be reached; see Retry-After",
} as const;

/** The error answers that a route may give, for its `responses`; 503 is always among them. */
export function problems(...statuses: (keyof typeof reasons)[]) {
  const listed = [...new Set([...statuses, 503 as const])];
  return Object.fromEntries(listed.map((status) => [status, { description: reasons[status], content }]));
}

/** The answer of a route that went well. */
export const answers = (description: string, schema: z.ZodType) => ({
  200: { description, content: { "application/json": { schema } } },
});
