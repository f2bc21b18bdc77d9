import type { AnswerOf, InputOf } from "../identity/index.ts";
import type { Refusal } from "../platform/index.ts";
import type { exportVersion } from "./export-version.ts";

type Answer = AnswerOf<typeof exportVersion>;
export type ExportPiece = Extract<Answer, { ok: true }>;

/** What is exported, without the place of a piece. */
export type ExportWish = Omit<InputOf<typeof exportVersion>, "next">;

/** A refusal after the beginning was sent: what follows would not fit, so that the file must not end well. */
class ExportBroken extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * The pieces of a file one after the other; each is asked for when the one before was taken, so that a slow reader holds
 * neither memory nor a transaction.
 * @param first the first piece, which the caller has asked for and seen to be `ok`
 * @throws ExportBroken when a later piece is refused
 */
export async function* pieces(
  first: ExportPiece,
  ask: (next: NonNullable<ExportPiece["next"]>) => Promise<Answer>,
): AsyncGenerator<ExportPiece> {
  yield first;
  for (let { next } = first; next;) {
    const piece = await ask(next);
    if (!piece.ok) throw new ExportBroken(piece);
    yield piece;
    next = piece.next;
  }
}
