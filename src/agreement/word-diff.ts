import { diffArrays } from "diff";
import { alikeEnds, isWord, tokens } from "./text-tokens.ts";

/** A piece of two texts: in both, only in the earlier one, or only in the later one. */
export type Segment = { kind: "same" | "removed" | "added"; text: string };

/** More changes than this, in pieces, and the text counts as another one: it is shown whole, before and after. */
const mostEdits = 800;

const before = (segments: readonly Segment[]): string =>
  segments.map(({ kind, text }) => (kind === "added" ? "" : text)).join("");
const after = (segments: readonly Segment[]): string =>
  segments.map(({ kind, text }) => (kind === "removed" ? "" : text)).join("");
export const sides = { before, after };

/**
 * What changed between two texts, word by word, after Myers (1986). The segments without the added ones are the earlier
 * text, those without the removed ones the later.
 */
export function wordDiff(earlier: string, later: string): Segment[] {
  if (earlier === later) return earlier === "" ? [] : [{ kind: "same", text: earlier }];
  const [was, is] = [tokens(earlier), tokens(later)];
  const { head, tail } = alikeEnds(was, is);
  const found = diffArrays(was.slice(head, was.length - tail), is.slice(head, is.length - tail), {
    maxEditLength: mostEdits,
  });
  if (!found) return others(earlier, later);
  const alike = (value: string[]) => (value.length ? [{ value, added: false, removed: false }] : []);
  const ends = [alike(was.slice(0, head)), alike(was.slice(was.length - tail))] as const;
  return withoutFirstBlank(gathered([...ends[0], ...found, ...ends[1]]));
}

const others = (earlier: string, later: string): Segment[] =>
  (
    [
      { kind: "removed", text: earlier },
      { kind: "added", text: later },
    ] as const
  ).filter(({ text }) => text !== "");

type Run = { kind: Segment["kind"]; pieces: string[] };

/**
 * A change that stands alone and begins with a sign which also follows it is moved behind that sign: a sentence was added,
 * and not a full stop with most of a sentence.
 */
function slid(runs: Run[]): Run[] {
  runs.forEach((run, index) => {
    const [before, after] = [runs[index - 1], runs[index + 1]];
    if (run.kind === "same" || before?.kind !== "same" || after?.kind !== "same") return;
    for (
      let [first] = run.pieces;
      first && !isWord(first) && first === after.pieces[0];
      [first] = run.pieces
    ) {
      run.pieces = [...run.pieces.slice(1), first];
      before.pieces = [...before.pieces, first];
      after.pieces = after.pieces.slice(1);
      if (run.pieces.every((piece) => !isWord(piece))) break;
    }
  });
  return runs.filter(({ pieces }) => pieces.length > 0);
}

/** Changes with only signs or blanks between them are one change: a reader sees words, not commas. */
function gathered(found: readonly { value: string[]; added: boolean; removed: boolean }[]): Segment[] {
  const runs = slid(
    found.map(({ value, added, removed }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      pieces: value,
    })),
  );
  const segments: Segment[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) segments.push({ kind: "removed", text: removed });
    if (added) segments.push({ kind: "added", text: added });
    removed = added = "";
  };
  runs.forEach(({ kind, pieces }, index) => {
    const text = pieces.join("");
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if ((removed || added) && index < runs.length - 1 && !pieces.some(isWord)) {
      removed += text;
      added += text;
    } else {
      flush();
      segments.push({ kind: "same", text });
    }
  });
  flush();
  return segments;
}

/** Takes the blank away that `tokens` puts before both texts. */
function withoutFirstBlank(segments: readonly Segment[]): Segment[] {
  const same = segments.findIndex(({ kind }) => kind === "same");
  const leading = segments.slice(0, same < 0 ? segments.length : same);
  const [one, other] = leading;
  const rest = segments.slice(leading.length);
  const [next, ...others] = rest;
  const cut = (segment: Segment): Segment => ({ ...segment, text: segment.text.slice(1) });
  const trimmed =
    one === undefined
      ? next
        ? [cut(next), ...others]
        : []
      : other || !next
        ? [...leading.map(cut), ...rest]
        : // Only one of the texts has something here: what follows begins the other one, with its blank.
          [{ ...one, text: `${one.text.slice(1)} ` }, cut(next), ...others];
  return trimmed.filter(({ text }) => text !== "");
}
