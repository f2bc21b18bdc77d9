import { dirname, join } from "node:path";
import { readCommitments } from "../src/agreement/index.server.ts";
import { dayAfter, type Principal, type Role } from "../src/identity/index.ts";
import {
  approveTerms,
  decideSelection,
  draftTerms,
  importRules,
  inviteSender,
  nominateExpert,
  readTerms,
  shortlistExpert,
  sourceTerms,
  submitTerms,
} from "../src/placement/index.server.ts";
import {
  addCredential,
  addLeave,
  importCentres,
  saveExpert,
  saveInstructor,
} from "../src/roster/index.server.ts";
import type { Perform } from "./agreement.ts";
import { innovationKey, loadHubs } from "./hubs.ts";
import { begunAgo, loadPlacementUnderWay } from "./placements.ts";

type Given = {
  perform: Perform;
  job: Principal;
  member: (organisation: string, role: Role) => Principal & { kind: "member" };
  /** Where the demo's own files are. */
  folder: string;
  /** Version of the starter vocabulary. */
  vocabulary: string;
  today: string;
};

const bureau = "kemnaker-biro-kerja-sama";
const source = "Data contoh (buatan) · sample data (synthetic)";

/**
 * Loads experts and what they build: centres, two hubs with their plans, instructors, experts, and requests that stand at
 * different places: one with an expert at work, one that waits for its selection, one on its way through a Disnaker.
 */
export async function loadExperts(
  given: Given,
): Promise<{ centres: number; requests: number; placement: string }> {
  const { job, member, folder, vocabulary, today } = given;
  const on = (days: number) => dayAfter(today, days);
  /** Who acts on an earlier day acts at ten in the morning in Jakarta. */
  const perform =
    (days: number): Perform =>
    (useCase, principal, input) =>
      given.perform(useCase, principal, input, days === 0 ? undefined : new Date(`${on(days)}T03:00:00Z`));
  const now = perform(0);
  const skill = (code: string) => ({ scheme: "jembatan", version: vocabulary, code });

  const { centres } = await now(importCentres, job, {
    path: join(folder, "centres.csv"),
    fileName: "centres.csv",
    overseer: bureau,
    synthetic: true,
  });

  await now(importRules, job, {
    path: join(dirname(folder), "templates", "rules", "placement.yaml"),
    fileName: "placement.yaml",
  });

  const bekasi = member("bbpvp-bekasi", "head");
  const bekasiDesk = member("bbpvp-bekasi", "officer");
  const sidoarjo = member("bpvp-sidoarjo", "head");
  const karawang = member("uptd-blk-karawang", "head");
  const programme = { desk: member(bureau, "officer"), head: member(bureau, "head") };
  const ite = {
    desk: member("ite-education-services", "officer"),
    own: member("ite-education-services", "expert"),
  };
  const polytechnic = {
    desk: member("republic-polytechnic", "officer"),
    own: member("republic-polytechnic", "expert"),
  };

  const innovation = await loadHubs({ now, on, skill, centre: bekasi, bureau: programme.head });

  async function instructor(
    head: Principal,
    centre: string,
    name: string,
    person: string | null,
    technical: { id: string; en: string },
    methodologyUntil: number,
  ) {
    const made = await now(saveInstructor, head, { centre, name, person, since: on(-2200), leftOn: null });
    for (const [kind, title, until] of [
      ["technical", technical, 700],
      [
        "methodology",
        { id: "Metodologi pelatihan level 3", en: "Training methodology level 3" },
        methodologyUntil,
      ],
    ] as const)
      await now(addCredential, head, {
        ...{ instructor: made.instructor, kind, title, issuer: "LSP contoh (rekaan)", source },
        ...{ validFrom: on(-600), validUntil: on(until) },
      });
    return made.instructor;
  }
  const account = (organisation: string) => member(organisation, "instructor").person;
  const mechatronics = { id: "Teknisi mekatronika madya", en: "Mechatronics technician, intermediate" };
  const wahyu = await instructor(
    ...([bekasi, "bbpvp-bekasi", "Wahyu Adi Nugroho", account("bbpvp-bekasi"), mechatronics, 45] as const),
  );
  await instructor(bekasi, "bbpvp-bekasi", "Ratih Kumalasari (rekaan)", null, mechatronics, 500);
  const dian = await instructor(
    ...([sidoarjo, "bpvp-sidoarjo", "Dian Ayu Lestari", account("bpvp-sidoarjo")] as const),
    { id: "Administrator komputasi awan", en: "Cloud administrator" },
    420,
  );
  const asep = await instructor(
    ...([karawang, "uptd-blk-karawang", "Asep Kurniawan", account("uptd-blk-karawang")] as const),
    { id: "Teknisi listrik industri", en: "Industrial electrician" },
    -20,
  );

  const expert = async (
    desk: Principal,
    name: string,
    person: string | null,
    headline: { id: string; en: string },
    skills: readonly (readonly [string, number])[],
    languages: Record<string, "A2" | "B1" | "B2" | "C1" | "C2">,
  ) =>
    (
      await now(saveExpert, desk, {
        ...{ name, person, headline, homeZone: "Asia/Singapore", synthetic: true },
        ...{ clearance: "cleared", clearanceUntil: on(500), agreedOn: on(-250), activeFrom: on(-900) },
        cost: { as: "in-kind", amount: null, currency: null, note: null },
        skills: skills.map(([code, level]) => ({ ...skill(code), level, evidence: "credential" as const })),
        languages: Object.entries(languages).map(([language, level]) => ({ language, level })),
      } as never)
    ).expert;
  const goh = await expert(
    ite.desk,
    "Goh Kah Wai",
    ite.own.person,
    { id: "Pengajar mekatronika dan sel robot", en: "Lecturer in mechatronics and robot cells" },
    [
      ["S-AUT-01", 7],
      ["S-AUT-09", 7],
      ["S-AUT-10", 6],
      ["S-AUT-11", 6],
    ],
    { en: "C2", id: "A2" },
  );
  const ong = await expert(
    ite.desk,
    "Ong Siew Hoon (rekaan)",
    null,
    { id: "Pengajar kelistrikan industri", en: "Lecturer in industrial electrics" },
    [
      ["S-AUT-04", 6],
      ["S-AUT-06", 7],
      ["S-AUT-09", 5],
    ],
    { en: "C2" },
  );
  const chua = await expert(
    polytechnic.desk,
    "Chua Li Ting",
    polytechnic.own.person,
    { id: "Pengajar komputasi awan", en: "Lecturer in cloud computing" },
    [
      ["S-CLD-01", 7],
      ["S-CLD-02", 6],
      ["S-CLD-03", 6],
    ],
    { en: "C2", id: "B1" },
  );
  await now(addLeave, ite.desk, { expert: ong, from: on(80), until: on(93), kind: "leave" });

  const owed = await now(readCommitments, programme.head, { party: "SG", limit: 100 });
  const commitment = owed.commitments.find(({ unit }) => unit === "person-week")?.commitmentId ?? "";
  let requests = 0;
  const revisionOf = async (who: Principal, terms: string, act: Perform) =>
    (await act(readTerms, who, { terms })).terms.revision;
  /** Drafted and submitted by a centre. */
  async function request(who: Principal, days: number, said: object) {
    const act = perform(days);
    const { terms } = await act(draftTerms, who, { ...said, synthetic: true } as never);
    const revision = await revisionOf(who, terms, act);
    await act(submitTerms, who, { terms, revision, programme: bureau });
    requests++;
    return terms;
  }
  async function approve(terms: string, days: number, sender: string) {
    const act = perform(days);
    const revision = await revisionOf(programme.head, terms, act);
    await act(approveTerms, programme.head, { terms, revision, commitment });
    await act(inviteSender, programme.desk, { terms, sender });
  }

  const robots = await request(bekasiDesk, -100, {
    place: { hub: innovation },
    title: {
      id: "Tenaga ahli sel robot untuk Innovation Center",
      en: "Robot-cell expert for the Innovation Center",
    },
    background: {
      id: "Industri kecil di Bekasi meminta contoh sel robot yang dapat ditiru; instruktur belum pernah merancangnya.",
      en: "Small firms in Bekasi ask for robot cells that they can copy; no instructor has designed one yet.",
    },
    ...{ fromDay: on(-begunAgo), untilDay: on(55), route: "technical-cooperation", languages: ["en"] },
    objectives: [
      {
        text: {
          id: "Pendamping merancang dan memasang sel robot sendiri",
          en: "Counterparts design and install a robot cell themselves",
        },
        units: [skill("S-AUT-11")],
        measure: {
          id: "Tugas perancangan dinilai dua penguji",
          en: "A design task, marked by two assessors",
        },
        counterparts: [0],
      },
      {
        text: {
          id: "Pendamping memprogram robot industri dengan aman",
          en: "Counterparts program an industrial robot safely",
        },
        units: [skill("S-AUT-10")],
        measure: { id: "Uji praktik dengan lembar penilaian", en: "A practical test with a marking sheet" },
        counterparts: [0],
      },
    ],
    skills: [
      { ...skill("S-AUT-11"), level: 6, essential: true },
      { ...skill("S-AUT-10"), level: 6, essential: true },
      { ...skill("S-AUT-01"), level: 5, essential: false },
    ],
    counterparts: [
      { instructor: wahyu, job: { id: "Instruktur mekatronika", en: "Mechatronics instructor" } },
    ],
  });
  await approve(robots, -92, "ite-education-services");
  const put = async (days: number, desk: Principal, terms: string, who: string) =>
    (await perform(days)(nominateExpert, desk, { terms, expert: who })).nomination;
  const chosen = await put(-85, ite.desk, robots, goh);
  const other = await put(-85, ite.desk, robots, ong);
  await perform(-80)(shortlistExpert, bekasiDesk, { terms: robots, nomination: chosen });
  await perform(-76)(decideSelection, bekasiDesk, {
    ...{ terms: robots, nomination: chosen, reason: "Pernah memasang sel robot di dua pabrik kecil." },
    reasons: [{ nomination: other, reason: "Belum pernah merancang sel robot; kuat di bidang kelistrikan." }],
  });
  const { placement } = await perform(-72)(sourceTerms, ite.desk, { terms: robots });
  await loadPlacementUnderWay({
    ...{ perform: given.perform, today, placement, hub: innovationKey, host: bekasiDesk },
    ...{ programme: programme.desk, filing: member(bureau, "filing"), sender: ite.desk, expert: ite.own },
  });

  const cloud = await request(sidoarjo, -20, {
    place: { centre: "bpvp-sidoarjo" },
    title: { id: "Tenaga ahli komputasi awan", en: "Cloud computing expert" },
    background: {
      id: "Kejuruan teknologi informasi membuka kelas komputasi awan pada tahun depan.",
      en: "The information technology vocation opens classes in cloud computing next year.",
    },
    ...{ fromDay: on(70), untilDay: on(125), route: "technical-cooperation", languages: ["en", "id"] },
    objectives: [
      {
        text: {
          id: "Pendamping menyusun kelas komputasi awan",
          en: "Counterparts set up classes in cloud computing",
        },
        units: [skill("S-CLD-01")],
        measure: { id: "Rencana ajar dinilai dua penguji", en: "A teaching plan, marked by two assessors" },
        counterparts: [0],
      },
    ],
    skills: [
      { ...skill("S-CLD-01"), level: 6, essential: true },
      { ...skill("S-CLD-03"), level: 5, essential: false },
    ],
    counterparts: [
      {
        instructor: dian,
        job: { id: "Instruktur teknologi informasi", en: "Information technology instructor" },
      },
    ],
  });
  await approve(cloud, -12, "republic-polytechnic");
  await put(-6, polytechnic.desk, cloud, chua);

  await request(karawang, -3, {
    place: { centre: "uptd-blk-karawang" },
    title: { id: "Tenaga ahli panel kendali industri", en: "Control panel expert" },
    ...{ fromDay: on(90), untilDay: on(117), route: "technical-cooperation", languages: ["en"] },
    objectives: [
      {
        text: {
          id: "Pendamping merakit panel kendali sesuai gambar",
          en: "Counterparts build control panels to drawing",
        },
        units: [skill("S-AUT-04")],
        measure: { id: "Panel diuji dengan daftar periksa", en: "The panel is tested with a check list" },
        counterparts: [0],
      },
    ],
    skills: [{ ...skill("S-AUT-04"), level: 6, essential: true }],
    counterparts: [
      {
        instructor: asep,
        job: { id: "Instruktur kelistrikan industri", en: "Industrial electrical instructor" },
      },
    ],
  });

  return { centres, requests, placement };
}
