import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { z } from "zod";
import { dayAfter } from "../src/duty/index.ts";
import { raiseDuty } from "../src/duty/index.server.ts";
import { national } from "../src/evidence/index.ts";
import {
  computeOccupationList,
  importFills,
  importSurvey,
  importVacancies,
  readDeflator,
  readEdition,
  releaseList,
} from "../src/evidence/index.server.ts";
import { operatorOrganisation, type Principal, type Role, type UseCase } from "../src/identity/index.ts";
import { corridorSchema, listDemoPeople, readCorridor, setUpCorridor } from "../src/identity/index.server.ts";
import { refuse, type Outcome } from "../src/platform/index.ts";
import { newTrace } from "../src/platform/http.ts";
import type { Terminal } from "../src/platform/terminal.ts";
import { resetDemo } from "../src/reset-demo.server.ts";
import type { Stores } from "../src/stores.ts";
import {
  claimEquivalence,
  importClassification,
  importPlaces,
  importScheme,
  importSynonyms,
  readEquivalenceFile,
} from "../src/vocabulary/index.server.ts";
import type { Workbench } from "../src/workbench.ts";
import { loadAgreement } from "./agreement.ts";
import { loadExperts } from "./experts.ts";
import { loadGaps } from "./gaps.ts";
import { loadRounds } from "./rounds.ts";
import { surveyCodeList } from "./survey.ts";
import { writeDemoFiles } from "./write.ts";

const folder = dirname(fileURLToPath(import.meta.url));
const dataset = "survei-contoh";
const vacancies = "lowongan-contoh";
const fills = "lowongan-terisi-contoh";

/** Of the starter vocabulary; files that were corrected are imported under another. */
const vocabularyVersion = "2026.1";

/** What these say is here already, perhaps changed since: it is real, outlives a reset, and stays as it is. */
const staysAsItIs = ["VERSION_TAKEN", "VERSION_SAME_FILE", "EQUIVALENCE_CLAIMED", "EQUIVALENCE_DISPUTED"];

/** Where the growths of the shown list begin: before it, codes were of an older list. */
const windowFrom = "2020-08";

type Duty = {
  title: { id: string; en: string };
  about: { id: string; en: string };
  actor: { organisation: string; role?: Role; person?: string };
  nextActor: { id: string; en: string };
  /** A path, or the name of a page that exists once the demo is loaded. */
  page: string;
  dueInDays: number;
};

class Declined extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super("declined");
    this.outcome = outcome;
  }
}

/**
 * Loads the demo corridor through the same use cases as pages and commands, each step in the name of the invented
 * person whose work it is. What is there already stays; with `reset` everything synthetic is taken away first, and
 * where the demo is off that is all.
 * @returns what there is now, or the refusal of the step that declined, or DEMO_OFF
 */
export async function loadDemo(
  bench: Workbench,
  terminal: Terminal,
  options: { reset: boolean },
): Promise<object> {
  const began = performance.now();
  const bar = terminal.bar("Demo");
  let steps = 0;
  const asJob: Principal = {
    kind: "job",
    name: "demo",
    organisation: operatorOrganisation,
    party: null,
    person: null,
  };

  async function perform<Needs, Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<Needs, Schema, Result>,
    principal: Principal,
    input: z.input<Schema>,
    at?: Date,
  ): Promise<Result> {
    bar.move(++steps / 30);
    const done = await bench.run(
      useCase as UseCase<Stores, Schema, Result>,
      { principal, trace: newTrace(), ...(at && { at }) },
      input,
    );
    if (!done.ok) throw new Declined(done);
    return done;
  }

  /** The starter vocabulary is no invention, so no invented person brings it in. */
  async function loadVocabulary() {
    const file = (name: string) => ({ path: join(folder, "vocabulary", name), fileName: name });
    const unlessHere = (error: unknown) => {
      if (error instanceof Declined && !error.outcome.ok && staysAsItIs.includes(error.outcome.code))
        return null;
      throw error;
    };
    const scheme = await perform(importScheme, asJob, {
      format: "jembatan",
      version: vocabularyVersion,
      path: join(folder, "vocabulary"),
      fileName: "vocabulary",
    }).catch(unlessHere);
    const synonyms = await perform(importSynonyms, asJob, file("synonyms.csv"));
    const { path, fileName } = file("equivalences.csv");
    const read = await readEquivalenceFile(path, { fileName });
    if (!read.ok) throw new Declined(read);
    const claimed = await perform(claimEquivalence, asJob, { claims: read.claims }).catch(unlessHere);
    return {
      version: vocabularyVersion,
      occupations: scheme?.occupations ?? 0,
      skills: scheme?.skills ?? 0,
      synonyms: synonyms.added + synonyms.known,
      equivalences: claimed ? claimed.added + claimed.unchanged : 0,
    };
  }

  const scratch = await mkdtemp(join(tmpdir(), "jembatan-demo-"));
  let begun = false;
  try {
    if (options.reset) await perform(resetDemo, asJob, {});
    // Where the demo is off, what is invented can still be taken away.
    if (!bench.config.demo)
      return options.reset ? { ok: true, removed: true } : refuse("DEMO_OFF", { why: "setting" });
    const before = await perform(listDemoPeople, asJob, {});
    if (before.people.length > 0) return { ok: true, unchanged: true, people: before.people.length };
    begun = true;

    const written: unknown = parse(await readFile(join(folder, "corridor.yaml"), "utf8"));
    const corridor = corridorSchema.parse(written);
    const { duties } = written as { duties: Duty[] };
    await perform(setUpCorridor, asJob, corridor);
    const { organisations } = await perform(readCorridor, asJob, {});
    const { people } = await perform(listDemoPeople, asJob, {});
    const member = (organisationKey: string, role: Role): Principal & { kind: "member" } => {
      const person = people.find((one) => one.organisationKey === organisationKey && one.role === role);
      const organisation = organisations.find((one) => one.key === organisationKey);
      if (!person || !organisation) throw new Error(`corridor.yaml has no ${role} in ${organisationKey}`);
      const { organisationId, party } = organisation;
      return {
        kind: "member",
        person: person.personId,
        name: person.name,
        organisation: organisationId,
        organisationKey,
        party,
        role,
      };
    };
    const statistician = member(corridor.corridor.operator, "statistician");
    const head = member(corridor.corridor.operator, "head");

    const file = (name: string) => ({ path: join(folder, name), fileName: name });
    await perform(importPlaces, asJob, { list: "bps-provinces", ...file("provinces.csv") });
    for (const [name, version, year] of [
      ["occupations-2010.csv", "contoh-2010", " 2010"],
      ["occupations.csv", "contoh", ""],
    ] as const) {
      await perform(importClassification, statistician, {
        scheme: "kbji",
        version,
        ...file(name),
        synthetic: true,
        title: { id: `KBJI contoh${year}`, en: `Sample KBJI${year}` },
      });
    }

    const vocabulary = await loadVocabulary();

    const paths = await writeDemoFiles(scratch, () => bar.move(++steps / 30));
    const fillsPath = paths.pop();
    const vacancyPath = paths.pop();
    let persons = 0;
    let newestSurvey = "/evidence";
    for (const path of paths) {
      const period = /\d{4}-\d{2}/.exec(basename(path))?.[0] ?? "";
      const older = surveyCodeList(period) !== surveyCodeList(windowFrom);
      const mapping = join(folder, older ? "mapping-2010.yaml" : "mapping.yaml");
      const done = await perform(importSurvey, statistician, {
        path,
        fileName: basename(path),
        mapping,
        name: dataset,
      });
      persons += done.persons;
      if (done.dataset) newestSurvey = `/evidence/${done.dataset}`;
    }
    if (vacancyPath) {
      await perform(importVacancies, statistician, {
        path: vacancyPath,
        fileName: basename(vacancyPath),
        codeList: surveyCodeList(windowFrom),
        name: vacancies,
        title: {
          id: "Data contoh (buatan): lowongan bulanan",
          en: "Sample data (synthetic): monthly vacancies",
        },
        source: "Dibuat untuk contoh, bukan angka resmi · made as a sample, not official figures",
        synthetic: true,
      });
    }
    if (fillsPath) {
      await perform(importFills, statistician, {
        path: fillsPath,
        fileName: basename(fillsPath),
        codeList: surveyCodeList(windowFrom),
        name: fills,
        title: {
          id: "Data contoh (buatan): lowongan yang ditutup",
          en: "Sample data (synthetic): closed vacancies",
        },
        source: "Dibuat untuk contoh, bukan angka resmi · made as a sample, not official figures",
        synthetic: true,
      });
    }
    const last = basename(paths.at(-1) ?? "").match(/\d{4}-\d{2}/)?.[0] ?? windowFrom;
    const prices = await readDeflator(join(folder, "deflator.yaml"));
    if (!prices.ok) throw new Declined(prices);
    const { deflator } = prices;
    // The list of the year before, of the whole country: the first edition rests on it.
    const earlier = await perform(computeOccupationList, statistician, {
      dataset,
      vacancies,
      parameters: { level: 4, areas: [national], window: { from: windowFrom, to: "2024-08" }, deflator },
    });
    await perform(releaseList, head, { list: earlier.list });
    const released = await perform(computeOccupationList, statistician, {
      dataset,
      vacancies,
      fills,
      parameters: { level: 4, window: { from: windowFrom, to: last }, deflator },
    });
    await perform(releaseList, head, { list: released.list });
    // A draft that waits for the head of unit: broader groups, the country alone.
    const draft = await perform(computeOccupationList, statistician, {
      dataset,
      vacancies,
      fills,
      parameters: { level: 3, areas: [national], window: { from: windowFrom, to: last }, deflator },
    });

    const given = { perform, job: asJob, statistician, head, scratch, today: bench.today() };
    const rounds = await loadRounds(
      { ...given, job: { ...asJob, organisation: statistician.organisation } },
      { earlier: earlier.list, newest: released.list },
      surveyCodeList(windowFrom),
    );
    await loadGaps(given, "2025");

    const { content } = await perform(readEdition, asJob, { edition: "2025" });
    const agreement = await loadAgreement({
      ...given,
      ...{ member, root: dirname(folder), folder, critical: content.entries[0]?.code ?? "" },
    });

    const experts = await loadExperts({ ...given, member, folder, vocabulary: vocabularyVersion });

    const pages: Record<string, string> = {
      "released-list": `/col/${released.list}`,
      "newest-survey": newestSurvey,
    };
    const today = bench.today();
    for (const [index, duty] of duties.entries()) {
      const { organisation, role, person } = duty.actor;
      const one = people.find(
        (candidate) => candidate.organisationKey === organisation && (!role || candidate.role === role),
      );
      const owner = member(organisation, role ?? one?.role ?? "officer");
      const named = person ? people.find((candidate) => candidate.username === person)?.personId : undefined;
      await perform(raiseDuty, owner, {
        title: duty.title,
        note: duty.about,
        role: role ?? null,
        person: named ?? null,
        nextActor: duty.nextActor,
        dueOn: dayAfter(today, duty.dueInDays),
        path: pages[duty.page] ?? duty.page,
        record: { kind: "demo.duty", id: String(index) },
        synthetic: true,
      });
    }
    return {
      ok: true,
      unchanged: false,
      organisations: organisations.length,
      people: people.length,
      vocabulary,
      waves: paths.length,
      persons,
      list: released.list,
      short: released.short,
      draft: draft.list,
      editions: rounds.editions,
      critical: rounds.critical,
      proposals: agreement.proposals,
      commitments: agreement.commitments,
      centres: experts.centres,
      requests: experts.requests,
      // With the one that the draft raises.
      duties: duties.length + 1,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    };
  } catch (error) {
    // Half a demo would be taken for a whole one when it is loaded again.
    if (begun) await perform(resetDemo, asJob, {});
    if (error instanceof Declined) return error.outcome;
    throw error;
  } finally {
    bar.end();
    await rm(scratch, { recursive: true, force: true });
  }
}
