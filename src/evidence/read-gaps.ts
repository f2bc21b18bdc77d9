import { anyone, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { national } from "./area.ts";
import { editionInForce } from "./edition-in-force.ts";
import { usualYear } from "./gap-asked.ts";
import { sumGaps } from "./gap-assessment.ts";
import { assessGaps, gatherEvidence, newestTermYear, nothingKnown, restingList } from "./gap-gathering.ts";
import { gapInput, headOf } from "./read-gap.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * The people short of all occupations of an edition in one area, and their sum in every area of which anything is known.
 * @returns `lines` in the order of the edition; `totals` by area: the sum over those that are measured or allocated, and
 *   how many these are; a share of a unit group that is in the edition itself is not counted twice; `termsYear` and `years` as of `readGap`
 * Refusals: EDITION_NOT_FOUND, EDITION_WITHDRAWN, AREA_NOT_FOUND.
 */
export const readGaps = useCase<EvidenceStores>()({
  name: "evidence.read-gaps",
  kind: "read",
  policy: [anyone],
  input: gapInput,
  async run({ stores: { evidence, vocabulary }, principal }, input) {
    const { area, horizon } = input;
    const found = await editionInForce(evidence, input.edition);
    if (!found.ok) return found;
    const { edition } = found;
    const places = await vocabulary.places(provinceList);
    if (area !== national && !places.some((place) => place.code === area))
      return refuse("AREA_NOT_FOUND", { area });
    const year = input.year ?? usualYear(edition);
    const { entries } = edition.content;
    const codes = entries.map(({ code }) => code);
    const list = await restingList(evidence, edition, year, places);
    const known = await gatherEvidence(evidence, edition, list, { codes, year });
    const asked = { codes, year, horizon };
    const everywhere = new Map(
      Array.from(known, ([place, there]) => [place, assessGaps(there, { ...asked, area: place })]),
    );
    const knownHere = known.get(area) ?? nothingKnown(edition);
    const here = everywhere.get(area) ?? assessGaps(knownHere, { ...asked, area });
    const mine = organisationOf(principal) === edition.organisationId;
    return {
      ok: true,
      edition: headOf(edition),
      area,
      year,
      horizon,
      termsYear: newestTermYear(knownHere, here),
      years: knownHere.years,
      lines: entries.map(({ code, title }) => ({ code, title, gap: here.get(code)!.gap })),
      totals: Object.fromEntries(
        [...everywhere].flatMap(([place, gaps]) => {
          const sum = sumGaps(gaps);
          return sum ? [[place, sum]] : [];
        }),
      ),
      /** Terms and panels that only the office sees yet. */
      waiting: mine ? await evidence.waitingGaps(edition.organisationId, edition.codeList) : 0,
      places: places.map(({ code, name }) => ({ code, name })),
      mine,
      role: mine && principal.kind === "member" ? principal.role : null,
    };
  },
});
