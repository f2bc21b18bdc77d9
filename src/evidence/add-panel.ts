import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList, readLocalCode } from "../vocabulary/index.ts";
import { national } from "./area.ts";
import { splitCodeList } from "./dataset.ts";
import { editionInForce } from "./edition-in-force.ts";
import type { StoredPanel } from "./gap-store.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { writeGapThread } from "./write-gap-thread.ts";

/**
 * Keeps the range that a panel of experts gave: who they are, when they met, and the year that it is of. It is the
 * office's own until a head releases it.
 * Refusals: EDITION_NOT_FOUND (also another office's), EDITION_WITHDRAWN, OCCUPATION_NOT_FOUND, AREA_UNKNOWN, PANEL_LOCAL_CODE (a local code has a
 * count of its own or a share, never a panel's range), PANEL_RANGE (the upper end below the lower), PANEL_NAMELESS (fewer
 * than two experts), PANEL_LATER (a day to come).
 */
export const addPanel = useCase<EvidenceStores>()({
  name: "evidence.add-panel",
  kind: "change",
  policy: [members("statistician", "officer"), jobs("demo")],
  input: z.object({
    edition: roundNameSchema,
    code: z.string().max(20),
    area: z.string().max(20).default(national),
    year: z.int().min(1980).max(2100),
    low: z.number().min(0).max(1e8),
    high: z.number().min(0).max(1e8),
    /** Each with a name and an office, parted by semicolons or line ends. */
    members: z.string().trim().max(1_000),
    metOn: z.iso.date(),
    note: z.string().trim().max(1_000).default(""),
    synthetic: z.boolean().default(false),
  }),
  async run({ stores, principal, now, today, touch }, input) {
    const { evidence, vocabulary } = stores;
    const { code, area, year, low, high, metOn } = input;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const found = await editionInForce(evidence, input.edition, organisationId);
    if (!found.ok) return found;
    const { edition } = found;
    const { scheme, version } = splitCodeList(edition.codeList);
    const codes = await vocabulary.titles(scheme, version, [code]);
    if (!codes.has(code)) return refuse("OCCUPATION_NOT_FOUND", { code });
    if (readLocalCode(code)) return refuse("PANEL_LOCAL_CODE", { code });
    const places = await vocabulary.places(provinceList);
    if (area !== national && !places.some((place) => place.code === area))
      return refuse("AREA_UNKNOWN", { area });
    if (high < low) return refuse("PANEL_RANGE", { low, high });
    const experts = input.members
      .split(/[;\n\r]+/)
      .map((one) => one.replaceAll(/\s+/g, " ").trim())
      .filter((one) => one !== "");
    if (experts.length < 2) return refuse("PANEL_NAMELESS");
    if (metOn > today) return refuse("PANEL_LATER", { date: metOn });
    const panelId = randomUUID();
    const panel: StoredPanel = {
      ...{ panelId, organisationId, codeList: edition.codeList, code, area, year, low, high, metOn },
      members: experts.join("; "),
      note: input.note || null,
      enteredBy: personOf(principal),
      enteredAt: now,
      synthetic: input.synthetic || edition.synthetic,
      releasedTo: [],
    };
    await evidence.addPanel(panel);
    await writeGapThread(stores, {
      organisation: organisationId,
      codeList: edition.codeList,
      synthetic: panel.synthetic,
      panel,
    });
    touch({ kind: "evidence.panel", id: panelId });
    return { ok: true, panel: panelId, experts: experts.length };
  },
});
