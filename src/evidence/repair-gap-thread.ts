import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { refText, type Ref } from "../thread/index.ts";
import { gapTermRef, panelRef } from "./gap-records.ts";
import type { EvidenceStores } from "./stores.ts";
import { writeGapThread } from "./write-gap-thread.ts";

/**
 * Puts terms and panels of the office on the thread that are kept and not on it, as they were taken in before there was
 * a thread of them; the people short of their occupations too. What was released is released there. From which file a
 * term came is not known any more, and its record says so. Once more changes nothing.
 * @returns how many terms and panels were put there
 */
export const repairGapThread = useCase<EvidenceStores>()({
  name: "evidence.repair-gap-thread",
  kind: "change",
  policy: [members("statistician"), jobs("command-line")],
  input: z.object({}),
  async run({ stores, principal, touch }) {
    const { evidence, thread } = stores;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const put = { terms: 0, panels: 0 };
    for (const codeList of await evidence.gapCodeLists(organisation)) {
      const office = { organisation, codeList };
      const asked = { ...office, codes: null };
      const terms = (await evidence.gapTerms(asked)).map((one) => ({ one, ref: gapTermRef(office, one) }));
      const panels = (await evidence.panels(asked)).map((one) => ({ one, ref: panelRef(one.panelId) }));
      const there = await thread.known([...terms, ...panels].map(({ ref }) => ref));
      const isLost = ({ ref }: { ref: Ref }) => !there.has(refText(ref));
      for (const synthetic of [false, true]) {
        const lost = {
          terms: terms
            .filter((line) => line.one.synthetic === synthetic && isLost(line))
            .map(({ one }) => one),
          panels: panels
            .filter((line) => line.one.synthetic === synthetic && isLost(line))
            .map(({ one }) => one),
        };
        if (lost.terms.length + lost.panels.length === 0) continue;
        await writeGapThread(stores, { ...office, synthetic, lost });
        put.terms += lost.terms.length;
        put.panels += lost.panels.length;
      }
      touch({ kind: "evidence.gap", id: `${organisation}/${codeList}` });
    }
    return { ok: true, ...put, unchanged: put.terms + put.panels === 0 };
  },
});
