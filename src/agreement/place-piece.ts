import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { placeIn } from "./comment.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Says where words of a file belong that no machine could place: on a paragraph, a clause or the whole, as a remark; or
 * sets them aside, with a reason.
 * Refusals: RECEIVED_NOT_FOUND, PIECE_NOT_FOUND, PIECE_DONE, PIECE_REASON_MISSING, COMMENT_PLACE_UNKNOWN.
 */
export const placePiece = useCase<AgreementStores>()({
  name: "agreement.place-piece",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    received: z.uuid(),
    piece: z.int().min(0),
    act: z.discriminatedUnion("act", [
      z.object({
        act: z.literal("place"),
        paragraph: z.uuid().nullable().default(null),
        clause: z.uuid().nullable().default(null),
      }),
      z.object({ act: z.literal("aside"), reason: z.string().trim().max(1_000) }),
    ]),
  }),
  async run({ stores: { agreement }, principal, touch }, { received: receivedId, piece: number, act }) {
    const received = await agreement.received(receivedId, "change");
    if (!received) return refuse("RECEIVED_NOT_FOUND");
    const piece = received.unplaced.find((one) => one.piece === number);
    if (!piece) return refuse("PIECE_NOT_FOUND");
    if (piece.state !== "open") return refuse("PIECE_DONE");
    const save = (done: Partial<typeof piece>) =>
      agreement.saveUnplaced(
        receivedId,
        received.unplaced.map((one) => (one.piece === number ? { ...one, ...done } : one)),
      );
    touch({ kind: "agreement.received", id: receivedId });
    if (act.act === "aside") {
      if (act.reason === "") return refuse("PIECE_REASON_MISSING");
      await save({ state: "aside", reason: act.reason });
      return { ok: true, comment: null };
    }
    const version = await agreement.version(received.versionId);
    const at = version && placeIn(version.content, act);
    if (!at) return refuse("COMMENT_PLACE_UNKNOWN");
    const commentId = randomUUID();
    const { circleId, proposalId, versionId, party, sender, letterDate, synthetic } = received;
    await agreement.addComments([
      {
        commentId,
        organisationId: organisationOf(principal) ?? "",
        circleId,
        proposalId,
        versionId,
        paragraphId: at.paragraph,
        clauseId: at.clause,
        kind: "remark",
        language: piece.language ?? "en",
        text: piece.text,
        quote: null,
        change: null,
        party,
        author: piece.author?.slice(0, 200) || sender,
        authorPerson: null,
        saidAt: new Date(`${letterDate}T00:00:00Z`),
        receivedId,
        replyId: null,
        marked: false,
        withdrawnAt: null,
        synthetic,
      },
    ]);
    await save({ state: "placed", comment: commentId });
    return { ok: true, comment: commentId };
  },
});
