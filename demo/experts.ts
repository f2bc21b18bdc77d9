import { join } from "node:path";
import { readCommitments } from "../src/agreement/index.server.ts";
import { dayAfter, type Principal, type Role } from "../src/identity/index.ts";
import {
  approveTerms,
  decideSelection,
  draftTerms,
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
  saveHub,
  saveInstructor,
  savePlanPart,
} from "../src/roster/index.server.ts";
import type { Perform } from "./agreement.ts";

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

  /** A hub with a development plan; each part is saved by whoever leads it. */
  async function hub(leader: Principal, said: object, parts: readonly object[]) {
    const made = await now(saveHub, leader, { ...said, synthetic: true } as never);
    let { revision } = made;
    for (const part of parts)
      ({ revision } = await now(savePlanPart, leader, { hub: made.hub, revision, said: part } as never));
    return made.hub;
  }
  const innovation = await hub(
    bekasi,
    {
      ...{
        key: "innovation-center-bekasi",
        kind: "innovation-center",
        centre: "bbpvp-bekasi",
        province: "32",
      },
      name: { id: "Innovation Center Bekasi (contoh)", en: "Innovation Center Bekasi (sample)" },
      purpose: {
        id: "Tempat instruktur, talenta muda, dan industri mengubah gagasan menjadi purwarupa yang diuji dan dipamerkan.",
        en: "Where instructors, young talents and industry turn ideas into prototypes that are tested and shown.",
      },
      openedOn: on(-210),
    },
    [
      {
        ...{ part: "target", baseline: 0, baselineOn: on(-210), target: 12, targetOn: on(365), source },
        ...{ actual: 3, actualOn: on(-14) },
        title: { id: "Purwarupa yang diuji di pabrik", en: "Prototypes tested in a factory" },
        unit: { id: "purwarupa", en: "prototypes" },
      },
      {
        ...{ part: "target", baseline: null, baselineOn: null, target: 40, targetOn: on(365), source },
        title: { id: "Talenta muda yang dibimbing", en: "Young talents who are coached" },
        unit: { id: "orang", en: "people" },
      },
      {
        part: "post",
        title: { id: "Instruktur purwarupa", en: "Prototyping instructors" },
        planned: 6,
        filled: 4,
      },
      {
        part: "post",
        title: { id: "Pengelola laboratorium", en: "Laboratory manager" },
        planned: 2,
        filled: 1,
      },
      {
        ...{ part: "programme", startsOn: on(-120), endsOn: on(240), about: [skill("S-AUT-09")] },
        title: { id: "Sel robot untuk industri kecil", en: "Robot cells for small firms" },
      },
      {
        ...{ part: "milestone", dueOn: on(30) },
        title: { id: "Modul ajar sel robot siap dipakai", en: "Teaching module on robot cells is ready" },
      },
      {
        ...{ part: "milestone", dueOn: on(150) },
        title: { id: "Tiga purwarupa dipamerkan kepada industri", en: "Three prototypes shown to industry" },
      },
      {
        ...{ part: "risk", likelihood: 2, impact: 3 },
        title: { id: "Instruktur pindah ke industri", en: "Instructors leave for industry" },
        response: { id: "Dua pendamping untuk setiap tenaga ahli", en: "Two counterparts for each expert" },
      },
    ],
  );
  await hub(
    programme.head,
    {
      ...{ key: "talent-hub-jakarta", kind: "talent-hub", centre: null, province: "31" },
      name: { id: "Talent Hub Jakarta (contoh)", en: "Talent Hub Jakarta (sample)" },
      purpose: {
        id: "Memetakan keterampilan talenta muda, membimbing kariernya, dan mempertemukannya dengan pekerjaan.",
        en: "Maps the skills of young talents, guides their careers and brings them together with jobs.",
      },
      openedOn: on(-90),
    },
    [
      {
        ...{ part: "target", baseline: null, baselineOn: null, target: 1500, targetOn: on(400), source },
        title: { id: "Talenta dengan profil lengkap", en: "Talents with a complete profile" },
        unit: { id: "orang", en: "people" },
      },
      {
        ...{ part: "milestone", dueOn: on(60) },
        title: { id: "Pedoman bimbingan karier disahkan", en: "Guide to career counselling is adopted" },
      },
    ],
  );

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
    ...{ fromDay: on(-28), untilDay: on(55), route: "technical-cooperation", languages: ["en"] },
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
