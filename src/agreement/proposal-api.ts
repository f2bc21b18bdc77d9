import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { documentSchema } from "./document.ts";
import { exportVersion } from "./export-version.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readProposals } from "./read-proposals.ts";
import { readVersions } from "./read-versions.ts";
import { versionNumberSchema } from "./version-asked.ts";

const tags = ["agreement"];
const hash = z.string().meta({ description: "SHA-256 of the canonical JSON (RFC 8785) of the content" });

const proposalSchema = z
  .object({
    proposalId: z.uuid(),
    name: z.string(),
    title: bilingualSchema,
    state: z.enum(["drafting", "released", "signed", "withdrawn"]),
    parties: z.array(z.string()),
    lead: bilingualSchema,
    own: z.boolean().meta({ description: "Whether the own organisation leads it" }),
    capacity: z.enum(["lead", "co-drafter", "channel", "agency"]),
    clauses: z.int(),
    stale: z.int().meta({ description: "Paragraphs of which one language waits for a person" }),
    release: z.object({ number: z.int(), madeAt: z.string() }).nullable(),
    synthetic: z.boolean(),
  })
  .openapi("Proposal");

const proposalsRoute = createRoute({
  method: "get",
  path: "/agreement/proposals",
  summary: "Proposals that the own organisation writes or wrote along",
  description: "Nobody outside of a proposal's circle learns that it exists.",
  tags,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: {
    ...answers(
      "Those that are drafted first",
      z.object({ count: z.int(), proposals: z.array(proposalSchema) }),
    ),
    ...problems(401),
  },
});

const versionsRoute = createRoute({
  method: "get",
  path: "/agreement/proposals/{proposal}/versions",
  summary: "Versions of a proposal of the own circle, the newest first",
  tags,
  request: { params: z.object({ proposal: proposalKeySchema }) },
  responses: {
    ...answers(
      "All versions",
      z.object({
        versions: z.array(
          z
            .object({
              versionId: z.uuid(),
              number: z.int(),
              kind: z.enum(["draft", "release"]),
              contentHash: hash,
              note: z.string().nullable(),
              madeAt: z.iso.datetime(),
            })
            .openapi("ProposalVersion"),
        ),
      }),
    ),
    ...problems(401, 404),
  },
});

const contentSchema = z.object({
  version: z.object({ number: z.int(), kind: z.enum(["draft", "release"]) }).nullable(),
  hash,
  content: documentSchema.meta({ description: "What the hash is of" }),
});

const versionRoute = createRoute({
  method: "get",
  path: "/agreement/proposals/{proposal}/versions/{version}",
  summary: "One version of a proposal of the own circle, whole",
  description: "`now` is the text as it stands, which has no number yet.",
  tags,
  request: { params: z.object({ proposal: proposalKeySchema, version: versionNumberSchema }) },
  responses: { ...answers("The version", contentSchema), ...problems(401, 404) },
});

const arrivedRoute = createRoute({
  method: "get",
  path: "/agreement/versions/{id}",
  summary: "A version that one may read, by its id: of the own circle, or one that arrived",
  tags,
  request: { params: z.object({ id: z.uuid() }) },
  responses: { ...answers("The version", contentSchema), ...problems(401, 404) },
});

/** Routes of proposals: for the circle alone, and for whoever got a release. */
export function proposalApi(api: Api): void {
  serveRoute(api, proposalsRoute, (visit, input) => visit.perform(readProposals, input));
  serveRoute(api, versionsRoute, (visit, { proposal }) => visit.perform(readVersions, { proposal }));
  serveRoute(api, versionRoute, (visit, version) => visit.perform(exportVersion, { version }));
  serveRoute(api, arrivedRoute, (visit, version) => visit.perform(exportVersion, { version }));
}
