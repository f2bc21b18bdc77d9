import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayAfter } from "../duty/index.ts";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse, type Bilingual } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { splitCodeList, type Dataset } from "./dataset.ts";
import { deflatorOf, priceIndex } from "./deflator.ts";
import { engineVersion, statesWord, withheld, type ListFacts } from "./list.ts";
import { listNote, listRecords } from "./list-records.ts";
import { inBoth, textIn } from "./record-words.ts";
import { national } from "./area.ts";
import { parametersSchema, type Parameters } from "./parameters.ts";
import { computeList, type AreaList, type ListResult } from "./ranked-list.ts";
import type { StoredEntry } from "./store.ts";
import type { EvidenceStores } from "./stores.ts";
import { openFills } from "./fill-file.ts";
import { openVacancies } from "./vacancy-file.ts";
import { openWaves } from "./waves.ts";

/**
 * Computes the top-down side of a Critical Occupation List from the waves of one survey and, where given, a series of
 * vacancies and a file of filled ones. The list is a draft of the organisation until another person releases it.
 * @returns the id of the list, its page and how many occupations have each verdict
 * Refusals: DATASET_NOT_FOUND, DATASET_OVERLAPS (two files hold one period), DATASET_COARSE (codes shorter than the
 * level), WINDOW_WITHOUT_WAVES, DEFLATOR_INCOMPLETE (a price index that lacks the first or the last wave), AREA_NOT_FOUND
 * (an area that was asked for is not in the survey).
 */
export const computeOccupationList = useCase<EvidenceStores>()({
  name: "evidence.compute-list",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    dataset: z.string().max(80),
    vacancies: z.string().max(80).nullish(),
    fills: z.string().max(80).nullish(),
    parameters: parametersSchema.partial().default({}),
    seed: z.int().min(0).max(2_147_483_647).default(20_180_601),
  }),
  async run(
    { stores: { evidence, vocabulary, thread, duty, files }, principal, now, today, touch, progress },
    input,
  ) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const surveys = await evidence.datasets({ kind: "survey", name: input.dataset, organisation });
    if (!surveys.length) return refuse("DATASET_NOT_FOUND", { name: input.dataset });
    const parameters = parametersSchema.parse(input.parameters);
    const digits = Math.min(...surveys.map((dataset) => dataset.digits));
    if (digits < parameters.level)
      return refuse("DATASET_COARSE", { name: input.dataset, digits, level: parameters.level });
    const twice = repeated(surveys.flatMap((dataset) => dataset.periods));
    if (twice) return refuse("DATASET_OVERLAPS", { name: input.dataset, period: twice });
    const series = input.vacancies
      ? (await evidence.datasets({ kind: "vacancies", name: input.vacancies, organisation })).at(-1)
      : undefined;
    if (input.vacancies && !series) return refuse("DATASET_NOT_FOUND", { name: input.vacancies });

    const closed = input.fills
      ? (await evidence.datasets({ kind: "fills", name: input.fills, organisation })).at(-1)
      : undefined;
    if (input.fills && !closed) return refuse("DATASET_NOT_FOUND", { name: input.fills });

    const waves = await openWaves({ parquets: await pathsOf(files, surveys), level: parameters.level });
    progress(0.2);
    const { deflator } = parameters;
    const ends = endsIn(
      waves.map(({ period }) => period),
      parameters.window,
    );
    const without = deflator ? ends.filter((period) => priceIndex(deflator, period) === null) : [];
    if (without.length > 0)
      return refuse("DEFLATOR_INCOMPLETE", { count: without.length, periods: without.join(", ") });
    const [seriesPath] = series ? await pathsOf(files, [series]) : [];
    const vacancies = series && seriesPath ? await openVacancies(seriesPath) : null;
    const [fillsPath] = closed ? await pathsOf(files, [closed]) : [];
    const fills = fillsPath ? await openFills(fillsPath) : null;
    const result = computeList({
      waves,
      vacancies,
      fills,
      parameters,
      seed: input.seed,
      onProgress: (share) => progress(0.2 + share * 0.7),
    });

    if (!result.window)
      return refuse("WINDOW_WITHOUT_WAVES", { name: input.dataset, ...windowOf(parameters.window) });
    const absent = parameters.areas?.find((wanted) => !result.areas.some(({ area }) => area === wanted));
    if (absent !== undefined) return refuse("AREA_NOT_FOUND", { area: absent });

    // A wave outside the window is not under the numbers.
    const counted = surveys.filter(({ periods }) =>
      periods.some((period) => result.waves.some((wave) => wave.period === period)),
    );
    const used = [...counted, ...(series ? [series] : []), ...(closed ? [closed] : [])];
    const last = counted.at(-1) ?? surveys.at(-1);
    const codeList = result.codeList ?? last?.codeList ?? "";
    const { scheme, version } = splitCodeList(codeList);
    const whole = result.areas.find((area) => area.area === national) ?? result.areas[0];
    const codes = [...new Set(result.areas.flatMap((area) => area.occupations.map((one) => one.code)))];
    const titles = await vocabulary.titles(scheme, version, codes);
    const listId = randomUUID();
    const list = {
      listId,
      organisationId: organisation,
      title: titleOf(last?.title ?? {}),
      datasets: used.map((dataset) => dataset.datasetId),
      level: parameters.level,
      codeList,
      periods: result.waves.map((wave) => wave.period),
      // What was left to the data is written down: the list can be computed again when defaults have changed.
      parameters: {
        ...parameters,
        minAvailable: result.minAvailable,
        deflator:
          deflator &&
          deflatorOf(
            deflator,
            result.waves.map(({ period }) => period),
          ),
      },
      engine: engineVersion,
      seed: input.seed,
      facts: factsOf(result),
      computedBy: personOf(principal),
      computedAt: now,
      releasedAt: null,
      synthetic: used.some((dataset) => dataset.synthetic),
      releasedTo: [],
    };
    await evidence.addList(list);
    await evidence.addEntries(
      organisation,
      listId,
      result.areas.flatMap((one) => entriesOf(one, result.trends)),
    );
    const places = new Map((await vocabulary.places(provinceList)).map(({ code, name }) => [code, name]));
    const { records, links } = listRecords(list, result.areas, used, titles, places);
    await thread.write(organisation, records, links);

    await duty.close({ kind: "evidence.dataset-name", id: `${organisation}/${input.dataset}` }, "done", now);
    const told = listNote(list);
    await duty.raise([
      {
        dutyId: randomUUID(),
        organisationId: organisation,
        personId: null,
        role: "head",
        title: {
          id: "Periksa lalu rilis draf daftar pekerjaan",
          en: "Review and release the draft list of occupations",
        },
        // Two drafts of one title are told apart by this line.
        note: inBoth((language) => `${textIn(list.title, language)} · ${told[language]}`),
        recordKind: "evidence.list",
        recordId: listId,
        path: `/col/${listId}/release`,
        nextActor: { id: "Pembaca umum", en: "The public" },
        dueOn: dayAfter(today, 5),
        raisedBy: personOf(principal),
        synthetic: list.synthetic,
      },
    ]);
    touch({ kind: "evidence.list", id: listId });
    const { short, notShort, undetermined } = list.facts.areas[whole?.area ?? national] ?? {
      short: 0,
      notShort: 0,
      undetermined: 0,
    };
    progress(1);
    return { ok: true, list: listId, path: `/col/${listId}`, short, notShort, undetermined };
  },
});

const titleOf = (title: Bilingual): Bilingual => ({
  id: `Daftar awal pekerjaan · ${title.id ?? title.en ?? ""}`,
  en: `First list of occupations · ${title.en ?? title.id ?? ""}`,
});

const windowOf = (window: Parameters["window"]) => ({ from: window?.from ?? "", to: window?.to ?? "" });

/** The first and the last of some months that lie in a window. */
function endsIn(periods: readonly string[], window: Parameters["window"]): string[] {
  const inside = periods
    .filter((period) => !window || (window.from <= period && period <= window.to))
    .toSorted();
  return [...new Set([...inside.slice(0, 1), ...inside.slice(-1)])];
}

const repeated = (values: readonly string[]) =>
  values.find((value, index) => values.indexOf(value) !== index);

async function pathsOf(
  files: EvidenceStores["files"],
  datasets: readonly Pick<Dataset, "columnarHash" | "name">[],
) {
  const paths = await Promise.all(datasets.map((dataset) => files.pathOf(dataset.columnarHash)));
  return paths.map((path, index) => {
    if (path) return path;
    throw new Error(`The file store has lost ${datasets[index]?.columnarHash}`);
  });
}

function factsOf(result: ListResult): ListFacts {
  const areas: ListFacts["areas"] = {};
  for (const { area, employment, occupations } of result.areas) {
    const count = (verdict: string) => occupations.filter((one) => one.verdict.verdict === verdict).length;
    areas[area] = {
      employment: withheld(employment),
      short: count("short"),
      notShort: count("not-short"),
      undetermined: count("undetermined"),
    };
  }
  return { window: result.window, pay: result.pay, waves: result.waves, areas };
}

function entriesOf({ area, occupations }: AreaList, trends: ListResult["trends"]): StoredEntry[] {
  return occupations.map(({ rank, code, verdict, employment, indicators }) => ({
    area,
    code,
    rank,
    ...verdict,
    states: statesWord(indicators),
    employment: withheld(employment),
    indicators: indicators.map(withheld),
    trend: area === national ? (trends[code] ?? []).map(withheld) : null,
  }));
}
