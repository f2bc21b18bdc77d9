import { readFile } from "node:fs/promises";
import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { attachmentKind } from "./attachment.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * The document that came with a submission, for whoever looks at it.
 * @returns its `bytes`, and its `kind` as they say it
 * Refusals: ROUND_NOT_FOUND, SUBMISSION_NOT_FOUND (also a draft), ATTACHMENT_ABSENT.
 */
export const readAttachment = useCase<EvidenceStores>()({
  name: "evidence.read-attachment",
  kind: "read",
  policy: [members("officer", "statistician", "head")],
  input: z.object({ round: z.string().max(60), submission: z.uuid() }),
  async run({ stores: { evidence, files }, principal }, { round: name, submission: id }) {
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const found = await evidence.submission(id, "read");
    if (!found || found.roundId !== round.roundId || found.status === "draft")
      return refuse("SUBMISSION_NOT_FOUND");
    const path = found.source === "form" && found.fileHash ? await files.pathOf(found.fileHash) : null;
    if (path === null) return refuse("ATTACHMENT_ABSENT");
    const bytes = new Uint8Array(await readFile(path));
    const kind = attachmentKind(bytes);
    return kind === null ? refuse("ATTACHMENT_ABSENT") : { ok: true, bytes, kind };
  },
});
