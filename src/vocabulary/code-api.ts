import { serveRoute, type Api } from "../identity/index.server.ts";
import { refuse } from "../platform/index.ts";
import { callBudget } from "../platform/call-budget.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { codeText } from "./code-text.ts";
import { conceptKinds, matchRelations } from "./scheme-content.ts";
import { longestParagraph, spotSkills } from "./spot-skills.ts";
import { codeSteps } from "./text-coding.ts";
import { textSteps } from "./text-index.ts";

const tags = ["vocabulary"];
const languages = z.enum(["id", "en"]);
const score = z.number().meta({ description: "0 to 1, in thousandths", example: 0.912 });

const reasonSchema = z
  .object({
    label: z.string().meta({ description: "The label that matched", example: "Programmer Aplikasi" }),
    language: languages,
    labelKind: z.enum(["preferred", "alternative", "hidden"]),
    origin: z
      .enum(["file", "join", "translation", "coding", "local"])
      .meta({ description: "`coding`: a typed title that people coded and reviewed" }),
    step: z.enum(codeSteps).meta({
      description: "How it was found, from the surest to the least sure; `code`: the code itself was typed",
    }),
    words: z.array(z.string()).meta({ description: "Typed words that matched", example: ["pemrogram"] }),
    via: z
      .object({
        scheme: z.string(),
        version: z.string(),
        code: z.string(),
        kind: z.enum(conceptKinds),
        title: bilingualSchema,
        relation: z.enum(matchRelations).meta({ description: "What the code is to this concept" }),
        tree: z.boolean().meta({ description: "The way leads over the scheme's own tree only" }),
      })
      .nullable()
      .meta({ description: "The concept that has the label, where it is not the code itself" }),
  })
  .openapi("CodeReason");

const hitSchema = z
  .object({
    code: z.string().meta({ example: "2514" }),
    kind: z.enum(conceptKinds),
    level: z.int(),
    local: z.boolean().meta({ description: "A local code below an official one" }),
    title: bilingualSchema,
    score,
    reason: reasonSchema,
  })
  .openapi("CodeHit");

const codeRoute = createRoute({
  method: "get",
  path: "/vocabulary/code",
  summary: "Codes that a typed title may mean",
  description:
    "Ranked codes of one scheme for a job title, skill or short description, in Indonesian or English, each " +
    "with its reason; or, where a code or its beginning is typed, that code and those below it. Nothing found is an empty list. " +
    "For example `/api/vocabulary/code?text=pemrogram%20aplikasi&top=3`.",
  tags,
  request: {
    query: z.object({
      text: z.string().min(1).max(300).meta({ example: "pemrogram aplikasi" }),
      scheme: z.string().max(30).default("kbji"),
      version: z.string().max(30).optional().meta({ description: "Left out: the version in use" }),
      level: z
        .union([z.literal("any"), z.coerce.number().int().min(1).max(9)])
        .optional()
        .meta({
          description: "Left out: unit groups (4) of KBJI and ISCO, all levels elsewhere",
          example: "4",
        }),
      top: z.coerce.number().int().min(1).max(50).default(5),
    }),
  },
  responses: {
    ...answers(
      "Codes, the likeliest first",
      z.object({
        scheme: z.string(),
        version: z.string(),
        synthetic: z.boolean().meta({ description: "The version is made up, for looking around" }),
        level: z.int().nullable(),
        text: z.string(),
        hits: z.array(hitSchema),
      }),
    ),
    ...problems(404, 422),
  },
});

const spotRoute = createRoute({
  method: "post",
  path: "/vocabulary/spot",
  summary: "Skills that a paragraph speaks of",
  description:
    "Spans of the text with the skill that each speaks of, in its order; a person should confirm them. Nothing of " +
    "the text is kept. `start` and `end` count UTF-16 units.",
  tags,
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.object({
            text: z.string().meta({
              description: `At most ${longestParagraph} characters`,
              example: "Terbiasa dengan SQL dan Python.",
            }),
            scheme: z.string().max(30).optional().meta({ description: "Only skills of this scheme" }),
            least: z.number().min(0).max(1).optional().meta({ description: "Lowest score that counts" }),
          }),
        },
      },
    },
  },
  responses: {
    ...answers(
      "What was found",
      z.object({
        spans: z.array(
          z
            .object({
              start: z.int(),
              end: z.int(),
              text: z.string(),
              scheme: z.string(),
              version: z.string(),
              code: z.string(),
              kind: z.enum(conceptKinds),
              title: bilingualSchema,
              score,
              label: z.string(),
              language: languages,
              step: z.enum(textSteps),
              doubt: z.enum(["negated", "ordinary"]).nullable().meta({
                description:
                  "Why it is probably not meant: `negated`, the text says that it is absent; `ordinary`, an ordinary word there",
              }),
            })
            .openapi("SpottedSkill"),
        ),
      }),
    ),
    ...problems(404, 413, 422, 429),
  },
});

/** A paragraph costs as much as some hundred titles. Strangers share one budget. */
const paragraphs = { calls: 120, seconds: 60 };

/** Routes of text coding; both are public. */
export function codeApi(api: Api): void {
  const budget = callBudget(paragraphs);
  serveRoute(api, codeRoute, (visit, input) => visit.perform(codeText, input));
  serveRoute(api, spotRoute, async (visit, input) => {
    const caller = visit.visitor?.principal.person ?? "stranger";
    if (!budget.take(caller, Date.now())) return refuse("TOO_MANY_REQUESTS");
    return visit.perform(spotSkills, input);
  });
}
