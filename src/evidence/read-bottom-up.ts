import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { bottomUp, callSettings } from "./bottom-up.ts";
import { splitCodeList } from "./dataset.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * What the accepted submissions of a round say of each occupation, at the level of its list: how many respondents with
 * which weight, posts, drivers and remedy, and how clearly.
 * @returns `codes`, those with the greatest weight first; what does not count is counted apart (`replaced`,
 *   `unconfirmed`, `uncoded`)
 * Refusal: ROUND_NOT_FOUND (also another office's: submissions are told to no other).
 */
export const readBottomUp = useCase<EvidenceStores>()({
  name: "evidence.read-bottom-up",
  kind: "read",
  policy: [members(), jobs("command-line", "worker")],
  input: z.object({ round: z.string().max(60) }),
  async run({ stores: { evidence, vocabulary }, principal }, { round: name }) {
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const list = await evidence.list(round.listId);
    const settings = callSettings.parse(round.settings);
    const heard = await evidence.heardIn(round.roundId);
    const { codes, ...counts } = bottomUp(heard, { ...settings, level: list?.level ?? null });
    const { scheme, version } = splitCodeList(round.codeList);
    const titles = await vocabulary.titles(
      scheme,
      version,
      codes.map(({ code }) => code),
    );
    return {
      ok: true,
      round: name,
      settings,
      ...counts,
      codes: codes
        .toSorted((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1))
        .map((one) => ({ ...one, title: titles.get(one.code) ?? {} })),
    };
  },
});
