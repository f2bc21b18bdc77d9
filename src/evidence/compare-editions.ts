import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse, type Bilingual } from "../platform/index.ts";
import { splitCodeList } from "./dataset.ts";
import type { EditionContent } from "./edition.ts";
import { diffEditions } from "./edition-diff.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * What is new, what left and what stayed between any two editions of one code list, from the one published earlier to the
 * later, in whichever order they are named.
 * @returns `reordered`: they were named the later first
 * Refusals: EDITION_NOT_FOUND, EDITIONS_APART (of two code lists: nothing can be said).
 */
export const compareEditions = useCase<EvidenceStores>()({
  name: "evidence.compare-editions",
  kind: "read",
  policy: [anyone],
  input: z.object({ from: roundNameSchema, to: roundNameSchema }),
  async run({ stores: { evidence, vocabulary } }, { from, to }) {
    const [first, second] = [await evidence.edition(from), await evidence.edition(to)];
    if (!first) return refuse("EDITION_NOT_FOUND", { name: from });
    if (!second) return refuse("EDITION_NOT_FOUND", { name: to });
    const reordered = isLater(first, second);
    const [earlier, later] = reordered ? [second, first] : [first, second];
    if (earlier.codeList !== later.codeList) return refuse("EDITIONS_APART", { from, to });
    const codes = (content: typeof later.content) => content.entries.map(({ code }) => code);
    const { added, left, persistent } = diffEditions([
      { name: earlier.name, codes: codes(earlier.content) },
      { name: later.name, codes: codes(later.content) },
    ]);
    const { scheme, version } = splitCodeList(later.codeList);
    const titles = await vocabulary.titles(scheme, version, [
      ...codes(earlier.content),
      ...codes(later.content),
    ]);
    const line = (code: string) => ({ code, title: titles.get(code) ?? { id: code, en: code } });
    return {
      ok: true,
      reordered,
      from: sideOf(earlier),
      to: sideOf(later),
      new: added.map(line),
      left: left.map(line),
      persistent: persistent.map(({ code }) => line(code)),
    };
  },
});

/** `withdrawn`: it can be compared, but nothing rests on it any more. */
const sideOf = ({
  name,
  title,
  content,
  withdrawnAt,
}: {
  name: string;
  title: Bilingual;
  content: EditionContent;
  withdrawnAt: Date | null;
}) => ({ name, title, entries: content.entries.length, withdrawn: withdrawnAt !== null });

/** On one day of publication the one sealed later is the later. */
function isLater(one: Dated, other: Dated): boolean {
  if (one.publishedOn !== other.publishedOn) return one.publishedOn > other.publishedOn;
  return one.sealedAt > other.sealedAt;
}

type Dated = { publishedOn: string; sealedAt: Date };
