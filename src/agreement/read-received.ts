import { readFile } from "node:fs/promises";
import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { rendered } from "./figure.ts";
import { receivedTypes } from "./received.ts";
import { scanKind, scanTypes } from "./scan-kind.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * A letter as it was received: what its file said, and what is left for a person to place, with the clauses of the release
 * that it answers. For the circle that drafts.
 * Refusal: RECEIVED_NOT_FOUND.
 */
export const readReceived = useCase<AgreementStores>()({
  name: "agreement.read-received",
  kind: "read",
  policy: [members()],
  input: z.object({ received: z.uuid() }),
  async run({ stores: { agreement } }, { received: receivedId }) {
    const received = await agreement.received(receivedId);
    const version = received && (await agreement.version(received.versionId));
    const proposal = received && (await agreement.proposal(received.proposalId));
    if (!received || !version || !proposal) return refuse("RECEIVED_NOT_FOUND");
    const comments = await agreement.commentsIn(received.circleId, { received: true });
    return {
      ok: true,
      proposal: { name: proposal.name, title: proposal.title, synthetic: proposal.synthetic },
      received: {
        receivedId,
        sender: received.sender,
        party: received.party,
        letter: { number: received.letterNumber, date: received.letterDate, channel: received.channel },
        kind: received.kind,
        file: received.fileLabel,
        hash: received.fileHash,
        facts: received.facts,
        unplaced: received.unplaced,
      },
      taken: comments.filter((one) => one.receivedId === receivedId).length,
      clauses: version.content.clauses.map(({ id, number, figures, paragraphs }) => ({
        id,
        number,
        paragraphs: paragraphs.map((one) => ({
          id: one.id,
          text: { id: rendered(one.text.id, figures, "id"), en: rendered(one.text.en, figures, "en") },
        })),
      })),
    };
  },
});

/**
 * The file of a letter as it came, byte for byte.
 * Refusal: RECEIVED_NOT_FOUND.
 */
export const readReceivedFile = useCase<AgreementStores>()({
  name: "agreement.read-received-file",
  kind: "read",
  policy: [members()],
  input: z.object({ received: z.uuid() }),
  async run({ stores: { agreement, files } }, { received: receivedId }) {
    const received = await agreement.received(receivedId);
    const path = received && (await files.pathOf(received.fileHash));
    if (!path) return refuse("RECEIVED_NOT_FOUND");
    const bytes = new Uint8Array(await readFile(path));
    const scan = received.kind === "letter" ? scanKind(bytes) : null;
    const mediaType = scan ? scanTypes[scan] : receivedTypes[received.kind];
    return { ok: true, bytes, mediaType, name: received.fileLabel };
  },
});
