import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { splitCodeList } from "./dataset.ts";
import { national } from "./area.ts";
import type { EvidenceStores } from "./stores.ts";

const verdicts = z.enum(["short", "not-short", "undetermined"]);

/** The lists that this reader may see, the newest first. */
export const readLists = useCase<EvidenceStores>()({
  name: "evidence.read-lists",
  kind: "read",
  policy: [anyone],
  input: z.object({ limit: z.int().min(1).max(100).default(20), offset: z.int().min(0).default(0) }),
  async run({ stores: { evidence } }, { limit, offset }) {
    const lists = await evidence.lists(limit, offset);
    return {
      ok: true,
      count: await evidence.countLists(),
      lists: lists.map(({ facts, ...list }) => ({
        ...list,
        verdicts: facts.areas[national] ?? Object.values(facts.areas)[0],
      })),
    };
  },
});

/**
 * One page of a list: entries of an area in rank order with titles in both languages, counts by verdict, the number
 * of short occupations in each province for the map, and the data sets it came from. `list: null` reads the newest.
 * Refusal: LIST_NOT_FOUND (also for a draft of another organisation).
 */
export const readList = useCase<EvidenceStores>()({
  name: "evidence.read-list",
  kind: "read",
  policy: [anyone],
  input: z.object({
    list: z.uuid().nullable().default(null),
    area: z.string().max(20).default(national),
    verdict: verdicts.optional(),
    limit: z.int().min(1).max(1_000).default(50),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { evidence, vocabulary }, principal }, { list: listId, area, verdict, limit, offset }) {
    const list = listId ? await evidence.list(listId) : await evidence.newestList();
    if (!list) return refuse("LIST_NOT_FOUND");
    const { facts, ...head } = list;
    const shownArea = facts.areas[area] ? area : (Object.keys(facts.areas)[0] ?? national);
    const entries = await evidence.entries({ listId: list.listId, area: shownArea, verdict, limit, offset });
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(
      scheme,
      version,
      entries.map((entry) => entry.code),
    );
    const datasets = await evidence.datasetHeads(list.datasets);
    return {
      ok: true,
      list: head,
      facts: {
        window: facts.window,
        pay: facts.pay,
        areas: Object.fromEntries(
          Object.entries(facts.areas).map(([code, { employment: _, ...verdicts }]) => [code, verdicts]),
        ),
      },
      area: shownArea,
      entries: entries.map((entry) => ({ ...entry, title: titles.get(entry.code) ?? {} })),
      datasets,
      places: (await vocabulary.places("bps-provinces")).map(({ code: place, name }) => ({
        code: place,
        name,
      })),
      /** The reader belongs to the organisation that computed it. */
      own: organisationOf(principal) === list.organisationId,
    };
  },
});

/** Everything about one occupation in a list. Refusals: LIST_NOT_FOUND, OCCUPATION_NOT_FOUND. */
export const readDossier = useCase<EvidenceStores>()({
  name: "evidence.read-dossier",
  kind: "read",
  policy: [anyone],
  input: z.object({ list: z.uuid(), code: z.string().max(10), area: z.string().max(20).default(national) }),
  async run({ stores: { evidence, vocabulary }, principal }, { list: listId, code, area }) {
    const list = await evidence.list(listId);
    if (!list) return refuse("LIST_NOT_FOUND");
    const { facts, ...head } = list;
    const areas = await evidence.entriesOf(listId, code);
    const shownArea = areas.some((entry) => entry.area === area) ? area : areas[0]?.area;
    const entry = shownArea && (await evidence.entry(listId, shownArea, code));
    if (!entry) return refuse("OCCUPATION_NOT_FOUND", { code });
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(scheme, version, [code]);
    const datasets = await evidence.datasetsById(list.datasets);
    return {
      ok: true,
      list: head,
      window: facts.window,
      pay: facts.pay,
      title: titles.get(code) ?? {},
      entry,
      ranked: facts.areas[entry.area] ?? null,
      trend: entry.trend ?? [],
      byArea: areas.filter((one) => one.area !== national),
      datasets: datasets.map((dataset) => ({
        datasetId: dataset.datasetId,
        title: dataset.title,
        source: dataset.source,
        kind: dataset.kind,
        periods: dataset.periods,
        facts: dataset.facts,
      })),
      places: (await vocabulary.places("bps-provinces")).map(({ code: place, name }) => ({
        code: place,
        name,
      })),
      own: organisationOf(principal) === list.organisationId,
    };
  },
});

/**
 * All entries of one area of a list with every number, for programs. `list: null` reads the newest.
 * Refusal: LIST_NOT_FOUND.
 */
export const readNumbers = useCase<EvidenceStores>()({
  name: "evidence.read-numbers",
  kind: "read",
  policy: [anyone],
  input: z.object({ list: z.uuid().nullable().default(null), area: z.string().max(20).default(national) }),
  async run({ stores: { evidence, vocabulary } }, { list: listId, area }) {
    const list = listId ? await evidence.list(listId) : await evidence.newestList();
    if (!list) return refuse("LIST_NOT_FOUND");
    const entries = await evidence.fullEntries(list.listId, area);
    const { scheme, version } = splitCodeList(list.codeList);
    const titles = await vocabulary.titles(
      scheme,
      version,
      entries.map((entry) => entry.code),
    );
    const {
      listId: id,
      title,
      codeList,
      level,
      periods,
      parameters,
      engine,
      seed,
      synthetic,
      releasedAt,
      facts,
    } = list;
    return {
      ok: true,
      list: {
        id,
        title,
        codeList,
        level,
        periods,
        parameters,
        engine,
        seed,
        synthetic,
        releasedAt,
        window: facts.window,
        pay: facts.pay,
      },
      area,
      occupations: entries.map(({ states: _, ...entry }) => ({
        ...entry,
        title: titles.get(entry.code) ?? {},
      })),
    };
  },
});
