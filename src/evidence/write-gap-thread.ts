import { provinceList } from "../vocabulary/index.ts";
import { splitCodeList } from "./dataset.ts";
import type { FileTerm } from "./gap-file.ts";
import { listedNumbers, restingList } from "./gap-gathering.ts";
import {
  gapRecords,
  gapRef,
  gapTermRecords,
  gapTermRef,
  lostTermRecords,
  panelRecord,
  panelRef,
  type TermKey,
} from "./gap-records.ts";
import type { StoredPanel, StoredTerm } from "./gap-store.ts";
import type { EvidenceStores } from "./stores.ts";
import { valueRef } from "./thread-refs.ts";

/** As many records as go into one statement. */
const most = 5_000;

type Written = {
  organisation: string;
  codeList: string;
  synthetic: boolean;
  /** What has changed: terms of a file, or a panel. */
  file?: { fileName: string; fileHash: string; terms: readonly FileTerm[] };
  panel?: StoredPanel;
  /** What is kept and not on the thread: terms whose file is not known any more, and panels. */
  lost?: { terms: readonly StoredTerm[]; panels: readonly StoredPanel[] };
};

/**
 * Puts what was entered on the thread, in the transaction of the change: what changed waits for its release, and the
 * people short of its occupations rest on it beside all that was known before.
 */
export async function writeGapThread(
  { evidence, vocabulary, thread }: Pick<EvidenceStores, "evidence" | "vocabulary" | "thread">,
  { organisation, codeList, synthetic, file, panel, lost }: Written,
): Promise<void> {
  const changed: readonly { code: string; area: string }[] = [
    ...(file?.terms ?? []),
    ...(panel ? [panel] : []),
    ...(lost ? [...lost.terms, ...lost.panels] : []),
  ];
  const codes = [...new Set(changed.map(({ code }) => code))];
  const { scheme, version } = splitCodeList(codeList);
  const edition = await evidence.edition(null, organisation, codeList);
  const places = await vocabulary.places(provinceList);
  const facts = {
    ...{ organisation, codeList, synthetic, places },
    edition: edition?.name ?? null,
    titles: await vocabulary.titles(scheme, version, codes),
  };
  const ofChanged = new Set(changed.map(keyOf));
  const asked = { organisation, codeList, codes };
  const terms = (await evidence.gapTerms(asked)).filter((one) => ofChanged.has(keyOf(one)));
  const panels = (await evidence.panels(asked)).filter((one) => ofChanged.has(keyOf(one)));
  const list = edition
    ? await restingList(evidence, edition, Number(edition.publishedOn.slice(0, 4)), places)
    : null;
  const listed = list ? await listedNumbers(evidence, list, codes) : [];

  const byGap = Map.groupBy(
    [
      ...terms.map((term) => ({
        ...{ code: term.code, area: term.area, ref: gapTermRef(facts, term) },
        released: term.releasedTo.length > 0,
      })),
      ...panels.map(({ code, area, panelId, releasedTo }) => ({
        ...{ code, area, ref: panelRef(panelId) },
        released: releasedTo.length > 0,
      })),
      ...listed
        .filter((one) => ofChanged.has(keyOf(one)))
        .map(({ code, area, number }) => ({
          ...{ code, area, ref: valueRef(list!.listId, code, area, number) },
          released: false,
        })),
    ],
    keyOf,
  );
  const gaps = Array.from(byGap.values(), (some) => ({
    code: some[0]!.code,
    area: some[0]!.area,
    restsOn: some.map(({ ref }) => ref),
    released: some.some(({ released }) => released),
  }));

  if (file) {
    const { records, links } = gapTermRecords(facts, file.terms, file);
    // A term with another value rests on the file that it came from, and no longer on the one before.
    for (const part of parts(file.terms))
      await thread.cut(
        organisation,
        part.map((term) => gapTermRef(facts, term)),
      );
    for (const part of parts(records)) await thread.write(organisation, part, []);
    for (const part of parts(links)) await thread.write(organisation, [], part);
  }
  if (panel) await thread.write(organisation, [panelRecord(facts, panel)], []);
  for (const readers of [[], ["public"]]) {
    const asReleased = ({ releasedTo }: { releasedTo: string[] }) => releasedTo.length === readers.length;
    const records = [
      ...lostTermRecords(facts, lost?.terms.filter(asReleased) ?? []),
      ...(lost?.panels.filter(asReleased) ?? []).map((one) => panelRecord(facts, one)),
    ];
    for (const part of parts(records)) await thread.write(organisation, part, [], readers);
  }
  // Of what others read already nothing is taken back.
  for (const [released, some] of Map.groupBy(gaps, (one) => one.released))
    for (const part of parts(some)) {
      const { records, links } = gapRecords(facts, part);
      await thread.write(organisation, records, links, released ? ["public"] : []);
    }
}

/** Lets others see what was released, the files that it came from and the people short that rest on it. */
export async function releaseGapThread(
  { thread }: Pick<EvidenceStores, "thread">,
  office: { organisation: string; codeList: string },
  released: {
    terms: readonly TermKey[];
    panels: readonly { panelId: string; code: string; area: string }[];
  },
): Promise<void> {
  const { terms, panels } = released;
  const refs = terms.map((term) => gapTermRef(office, term));
  const gaps = [...new Map([...terms, ...panels].map((one) => [keyOf(one), one])).values()];
  const all = [
    ...refs,
    ...panels.map(({ panelId }) => panelRef(panelId)),
    ...gaps.map(({ code, area }) => gapRef(office, code, area)),
  ];
  for (const part of parts(all)) await thread.release(part, ["public"]);
  for (const part of parts(refs)) await thread.releaseGround(office.organisation, part, ["public"]);
}

const keyOf = ({ code, area }: { code: string; area: string }) => `${code}|${area}`;

function* parts<One>(all: readonly One[]): Generator<One[]> {
  for (let start = 0; start < all.length; start += most) yield all.slice(start, start + most);
}
