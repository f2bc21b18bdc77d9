import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { codeTargetInput, openCodeTarget } from "./code-text.ts";
import { leastScore, longestTyped } from "./coding.ts";
import { cleanLabel } from "./label-text.ts";
import { openBulkCoder, type CodeHit } from "./text-coding.ts";
import type { VocabularyStores } from "./stores.ts";

/** Most titles that are coded at once. */
export const mostTexts = 10_000;

/** Others who ask meanwhile wait no longer than for so many titles. */
const textsInTurn = 20;

/** `coded`: sure enough to be taken; `review`: a person should look; `none`: nothing was found. */
export type CodedState = "coded" | "review" | "none";
export type CodedText = { state: CodedState; first: CodeHit | null; second: CodeHit | null };

/** What a title that is none comes to. */
const nothing = { first: null, second: null, sure: false };

/**
 * Codes many titles at once, in their order. An empty title, or one that is longer than a title can be, comes to
 * `none`. The same title twice is looked for once.
 * @param least the lowest score that may be taken without a person, 0 to 1; `isSureCode` says what else it needs
 * @returns `results`, one a title, and how many are in each state
 * Refusals: SCHEME_EMPTY, VERSION_NOT_FOUND.
 */
export const codeTexts = useCase<VocabularyStores>()({
  name: "vocabulary.code-texts",
  kind: "read",
  policy: [members(), jobs("command-line", "worker")],
  input: z.object({
    texts: z.array(z.string().max(20_000)).min(1).max(mostTexts),
    ...codeTargetInput,
    least: z.number().min(0).max(1).default(leastScore),
  }),
  async run({ stores, progress }, { texts, least, ...wanted }) {
    const opened = await openCodeTarget(stores, wanted);
    if (!opened.ok) return opened;
    const { index, target, version } = opened;
    const code = openBulkCoder(index, target, least);
    const seen = new Map<string, CodedText>();
    const counts = { coded: 0, review: 0, none: 0 };
    const results: CodedText[] = [];
    for (const [place, typed] of texts.entries()) {
      if (place % textsInTurn === 0) {
        progress(place / texts.length);
        await setImmediate();
      }
      const { text } = cleanLabel(typed);
      let result = seen.get(text);
      if (!result) {
        const usable = text !== "" && text.length <= longestTyped;
        const { first, second, sure } = usable ? code(text) : nothing;
        const state = first === null ? "none" : sure ? "coded" : "review";
        result = { state, first, second };
        seen.set(text, result);
      }
      counts[result.state] += 1;
      results.push(result);
    }
    return { ok: true, scheme: wanted.scheme, version, counts, results };
  },
});
