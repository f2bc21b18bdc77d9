import type { Principal } from "../src/identity/index.ts";
import { saveHub, savePlanPart } from "../src/roster/index.server.ts";
import type { Perform } from "./agreement.ts";

type Given = {
  now: Perform;
  /** A day before or after today. */
  on: (days: number) => string;
  skill: (code: string) => { scheme: string; version: string; code: string };
  /** Heads of the centre and of the bureau: each leads a hub. */
  centre: Principal;
  bureau: Principal;
};

export const innovationKey = "innovation-center-bekasi";
const source = "Data contoh (buatan) · sample data (synthetic)";

/** Loads an Innovation Center and a Talent Hub with their plans. @returns id of the first */
export async function loadHubs({ now, on, skill, centre, bureau }: Given): Promise<string> {
  /** A hub with a development plan; each part is saved by whoever leads it. */
  async function hub(leader: Principal, said: object, parts: readonly object[]) {
    const made = await now(saveHub, leader, { ...said, synthetic: true } as never);
    let { revision } = made;
    for (const part of parts)
      ({ revision } = await now(savePlanPart, leader, { hub: made.hub, revision, said: part } as never));
    return made.hub;
  }
  const innovation = await hub(
    centre,
    {
      ...{
        key: innovationKey,
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
    bureau,
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
  return innovation;
}
