import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { aboutPaper } from "./open-paper.ts";
import { encipherPaper } from "./paper-cipher.ts";
import { largestPaper, paperKinds, paperType } from "./paper.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The expert, the sender or the filing officer hands in an identity paper. Its bytes are never laid on a disk: they are
 * enciphered here with a key of their own and kept in the papers' store alone. Its name as a file is not kept.
 * Refusals: those of `actIn`, PAPER_EMPTY, PAPER_TOO_LARGE, PAPER_KIND (neither PDF nor JPEG nor PNG).
 */
export const handInPaper = useCase<PlacementStores>()({
  name: "placement.hand-in-paper",
  kind: "change",
  policy: [members(...rolesFor("hand-in-paper"))],
  input: z.object({ placement: z.uuid(), kind: z.enum(paperKinds), bytes: z.instanceof(Uint8Array) }),
  async run(work, { kind, bytes, ...which }) {
    const { stores, principal, now } = work;
    const at = await actIn(work, which, "hand-in-paper");
    if (!at.ok) return at;
    if (bytes.length === 0) return refuse("PAPER_EMPTY");
    if (bytes.length > largestPaper) return refuse("PAPER_TOO_LARGE");
    const mediaType = paperType(bytes);
    if (!mediaType) return refuse("PAPER_KIND");
    const { termsId, synthetic } = at.terms;
    const paperId = randomUUID();
    const by = { organisationId: organisationOf(principal) ?? "", termsId, paperId, kind, synthetic };
    await stores.placement.addPaper({
      ...by,
      ...encipherPaper(await stores.paperKey(), bytes, aboutPaper({ termsId, paperId })),
      ...{ mediaType, bytes: bytes.length, handedInBy: personOf(principal), handedInAt: now },
    });
    await stores.placement.addPaperNotes([
      {
        ...{ ...by, noteId: randomUUID(), act: "handed-in", purpose: null },
        ...{ byPerson: personOf(principal), at: now },
      },
    ]);
    const told = await recordAct(work, at, "hand-in-paper");
    return told.ok ? { ok: true, paper: paperId } : told;
  },
});
