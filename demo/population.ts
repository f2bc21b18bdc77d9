import { spread, strata, type Stratum, type WavePlan } from "./economy.ts";
import { outlooks, type Outlook } from "./outlook.ts";

/**
 * A kind of person in a stratum: `people` of them live there, each drawn `rate` times as likely as others.
 */
export type Kind = {
  status: "employed" | "unemployed" | "outside";
  /** The main job of the employed, the last job of the unemployed; null where there never was one. */
  outlook: Outlook | null;
  people: number;
  rate: number;
};

export type Layer = { stratum: Stratum; people: number; kinds: readonly Kind[] };

/** Unemployed people who never worked, of all unemployed. */
const neverWorked = 0.25;

/** Persons that the sample of 2020 should hold of an occupation under study: by chance it would hold few. */
const aim: Readonly<Partial<Record<Outlook["story"], number>>> = { short: 240, warm: 110 };
/** Persons drawn per thousand employed people of an occupation that is not studied (as it comes out). */
const drawnPerThousand = 0.11;
/** Small occupations that are left as thin as they are: a list must live with cells that cannot be shown. */
const leftThin = new Set(["1330", "2120", "2519", "3135"]);

/** How much likelier a person of this occupation is to be drawn; the weight is divided by the same number. */
function drawRate(outlook: Outlook): number {
  const wanted = leftThin.has(outlook.code) ? 0 : (aim[outlook.story] ?? 0);
  return Math.max(1, wanted / (outlook.employed * drawnPerThousand));
}

/** Employed people by occupation in a year, in the order of `outlooks`, adding up to `total`. */
function employment(year: number, total: number): number[] {
  const grown = outlooks.map((outlook) => outlook.employed * 1000 * Math.exp(outlook.growth * (year - 2020)));
  // Whoever finds nothing else trades, rides or farms: these occupations fill up to the total.
  const fillsUp = outlooks.map((outlook) => outlook.story === "informal" || outlook.story === "farm");
  const sum = (filling: boolean) =>
    grown.reduce((subtotal, people, i) => subtotal + (fillsUp[i] === filling ? people : 0), 0);
  const rest = (total - sum(false)) / sum(true);
  return grown.map((people, i) => (fillsUp[i] ? people * rest : people));
}

/** The whole population of a wave by stratum: its people add up to the millions of the plan, exactly. */
export function population(plan: WavePlan): Layer[] {
  const year = Number(plan.period.slice(0, 4));
  const people = plan.people * 1_000_000;
  const force = people * plan.participation;
  const employed = employment(year, force * (1 - plan.jobless));
  const byStratum = spreadOver(employed, force * (1 - plan.jobless));

  const lastJobs = outlooks.map((outlook, i) => employed[i]! * outlook.jobless);
  const scale = (force * plan.jobless * (1 - neverWorked)) / lastJobs.reduce((sum, jobs) => sum + jobs, 0);

  let reached = 0;
  let rounded = 0;
  return strata.map((stratum, h) => {
    reached += stratum.share * people;
    const living = Math.round(reached) - rounded;
    rounded += living;
    const kinds: Kind[] = [];
    for (const [i, outlook] of outlooks.entries()) {
      const here = byStratum[h]![i]!;
      const rate = drawRate(outlook);
      kinds.push({ status: "employed", outlook, people: here, rate });
      kinds.push({ status: "unemployed", outlook, people: here * outlook.jobless * scale, rate: 2 * rate });
    }
    kinds.push({
      status: "unemployed",
      outlook: null,
      people: stratum.share * force * plan.jobless * neverWorked,
      rate: 1,
    });
    const active = kinds.reduce((sum, kind) => sum + kind.people, 0);
    kinds.push({ status: "outside", outlook: null, people: living - active, rate: 0.5 });
    return { stratum, people: living, kinds };
  });
}

/**
 * Spreads occupations over strata so that each stratum has its share of the jobs and each occupation sits
 * where its setting is strong: iterative proportional fitting (Deming and Stephan 1940), ending on the
 * occupations.
 * @returns people by stratum and occupation
 */
function spreadOver(employed: readonly number[], total: number): number[][] {
  const settings = new Map(outlooks.map((outlook) => [outlook.setting, spread(outlook.setting)]));
  const table = strata.map((_, h) =>
    outlooks.map((outlook, i) => employed[i]! * settings.get(outlook.setting)![h]!),
  );
  for (let round = 0; round < 8; round++) {
    for (const [h, row] of table.entries()) {
      const factor = (total * strata[h]!.share) / row.reduce((sum, jobs) => sum + jobs, 0);
      for (let i = 0; i < row.length; i++) row[i]! *= factor;
    }
    for (let i = 0; i < outlooks.length; i++) {
      const factor = employed[i]! / table.reduce((sum, row) => sum + row[i]!, 0);
      for (const row of table) row[i]! *= factor;
    }
  }
  return table;
}
