import { dayAfter, type Principal } from "../src/identity/index.ts";
import {
  nameFilingOfficer,
  planDeliverable,
  readMeasures,
  readPlacement,
  settleCheck,
  startPlacement,
  takeMeasure,
  writeDiary,
} from "../src/placement/index.server.ts";
import { readHub } from "../src/roster/index.server.ts";
import type { Perform } from "./agreement.ts";

type Given = {
  perform: Perform;
  today: string;
  placement: string;
  /** Key of the hub at which the expert works. */
  hub: string;
  host: Principal;
  programme: Principal;
  filing: Principal & { kind: "member" };
  sender: Principal;
  expert: Principal;
};

/** What the expert has written so far: days after the first one. */
const diary: readonly [number, string][] = [
  [
    0,
    "Met the counterparts and the head of the centre. Walked through the workshop; the robot has no fence yet.",
  ],
  [1, "Risk assessment of the cell together with the counterparts. They drew the first layout themselves."],
  [6, "Safety fence and door switch fitted. Wahyu programmed the first pick-and-place with my help."],
  [13, "Two small firms came to look. One brought a part that is welded by hand today."],
  [20, "Counterparts changed the gripper and tested it without me in the room."],
];

/** Days before today on which the placement of the demo began. */
export const begunAgo = 28;

/** The placement of the demo from its papers to its fourth week; each step by the person whose work it is. */
export async function loadPlacementUnderWay(given: Given): Promise<void> {
  const { today, placement, host, programme, filing, sender, expert } = given;
  const on = (days: number) => dayAfter(today, days);
  /** Who acts on an earlier day acts at ten in the morning in Jakarta. */
  const act =
    (days: number): Perform =>
    (useCase, principal, input) =>
      given.perform(useCase, principal, input, new Date(`${on(days)}T03:00:00Z`));

  await act(-70)(nameFilingOfficer, programme, { placement, person: filing.person });
  const { checks } = await act(-40)(readPlacement, programme, { placement });
  for (const [index, { checkId, capacity, rule }] of checks.entries()) {
    const programmes = rule.paper === "identity" ? filing : programme;
    const who = capacity === "sender" ? sender : capacity === "host" ? host : programmes;
    const reference = `CONTOH/${index + 1}/TA`;
    await act(-38)(settleCheck, who, { placement, check: checkId, reference, date: on(-39) });
  }

  const { lines } = await act(-30)(readMeasures, host, { placement });
  for (const [index, { objectiveId, counterpartId, unit }] of lines.entries())
    await act(-30)(takeMeasure, host, {
      ...{ placement, objective: objectiveId, counterpart: counterpartId, unit, phase: "before" },
      ...{ score: 30 + index * 12, how: "Uji praktik awal (contoh)", takenOn: on(-30) },
    });
  const { plan } = await act(-30)(readHub, host, { key: given.hub });
  const [first] = plan.milestones;
  await act(-30)(planDeliverable, host, {
    placement,
    title: { id: "Modul ajar sel robot", en: "Teaching module on robot cells" },
    dueOn: on(25),
    milestone: first?.milestoneId ?? null,
  });
  await act(-30)(planDeliverable, host, {
    placement,
    title: { id: "Gambar dan daftar bahan sel robot", en: "Drawing and bill of materials of the robot cell" },
    dueOn: on(40),
  });

  const { revision } = (await act(-begunAgo)(readPlacement, host, { placement })).placement;
  await act(-begunAgo)(startPlacement, host, { placement, revision, date: on(-begunAgo) });
  for (const [days, text] of diary)
    await act(days - begunAgo)(writeDiary, expert, {
      placement,
      day: on(days - begunAgo),
      text,
      writtenIn: "en",
    });
}
