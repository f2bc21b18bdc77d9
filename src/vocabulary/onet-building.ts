import type { CsvRow } from "../platform/csv.ts";
import type { Outcome } from "../platform/index.ts";
import {
  askedFor,
  elementsAbove,
  onetTables,
  socDigitsLost,
  socExample,
  socForm,
  type OnetPart,
} from "./onet-layout.ts";
import { SchemeBuilding, type Place } from "./scheme-building.ts";
import type { SchemeContent } from "./scheme-content.ts";

type Occupation = {
  place: Place;
  title: string;
  description: string;
  alternatives: Set<string>;
  extra: Record<string, string>;
};
type Element = { place: Place; name: string; description: string };
type Rating = {
  place: Place & { row: number };
  importance?: number;
  suppressed: boolean;
  extra: Record<string, string>;
};
type Technology = { place: Place; title: string; hot: Set<string>; examples: Map<string, number> };
type Tools = { place: Place; asked: boolean; examples: string[]; flags: Record<string, string> };

/** Products that a kind of software is found by; all of them stay with the occupations that use them. */
const mostExamples = 200;

/** Scales that say how much an element matters and how much of it is needed, with their ends. */
const scales: Readonly<Record<string, { key: "importance" | "level"; from: number; to: number }>> = {
  IM: { key: "importance", from: 1, to: 5 },
  LV: { key: "level", from: 0, to: 7 },
};

/**
 * O*NET while its tables are read. Findings besides those of `SchemeBuilding`: CODE_DIGITS_LOST, CODE_NOT_SOC,
 * NUMBER_INVALID, KEY_DUPLICATE, FILE_MISSING (names of elements). Warning: OCCUPATION_ABSENT, a row about an
 * occupation that is not there.
 */
export class OnetBuilding {
  private readonly building: SchemeBuilding;
  private readonly occupations = new Map<string, Occupation>();
  private readonly elements = new Map<string, Element>();
  /** Elements that some occupation is rated by. */
  private readonly rated = new Map<string, Element>();
  private readonly ratings = new Map<string, Rating>();
  private readonly technologies = new Map<string, Technology>();
  private readonly tools = new Map<string, Tools>();

  constructor(fileName: string) {
    this.building = new SchemeBuilding(fileName);
  }

  get findings() {
    return this.building.findings;
  }

  take(part: OnetPart, file: string, { row, cells: read }: CsvRow): void {
    const place = { file, row };
    const cells = Object.fromEntries(Object.entries(read).map(([name, cell]) => [name, cell.trim()]));
    if (part === "model") return this.takeElement(place, cells);
    const code = this.code(place, "O*NET-SOC Code", cells);
    if (code === null) return;
    switch (part) {
      case "occupations":
        return this.takeOccupation(place, code, cells);
      case "jobZones":
      case "alternates":
      case "reported":
        return this.takeTitle(part, place, code, cells);
      case "skills":
      case "knowledge":
      case "abilities":
        return this.takeRating(place, code, cells);
      case "technology":
        return this.takeTechnology(place, code, cells);
      case "related":
        return this.takeRelated(place, code, cells);
    }
  }

  end(fileHash: string): Outcome<SchemeContent> {
    for (const [code, { place, title, description, alternatives, extra }] of this.occupations)
      this.building.concept(
        place,
        {
          code,
          kind: "occupation",
          labels: { en: title },
          alternatives: { en: [...alternatives] },
          ...(description && { definition: { en: description } }),
          extra,
        },
        { labels: "Title", alternatives: "Alternate Title" },
      );
    this.addElements();
    this.addRatings();
    this.addTechnologies();
    return this.building.end(fileHash);
  }

  /** A code as a file has it; null, with a finding, where it is none. */
  private code(place: Place, column: string, cells: CsvRow["cells"]): string | null {
    const found = cells[column] ?? "";
    if (socForm.test(found)) return found;
    const code = found === "" ? "CODE_EMPTY" : socDigitsLost(found) ? "CODE_DIGITS_LOST" : "CODE_NOT_SOC";
    this.findings.add({ ...place, code, column, expected: socExample, found });
    return null;
  }

  private takeOccupation(place: Place & { row: number }, code: string, cells: CsvRow["cells"]): void {
    const { "O*NET-SOC Code": _code, Title: title = "", Description: description = "", ...others } = cells;
    const before = this.occupations.get(code)?.place;
    if (before) {
      const expected = String(before.row);
      this.findings.add({ ...place, code: "CODE_DUPLICATE", expected, found: code });
      return;
    }
    const extra = Object.fromEntries(Object.entries(others).filter(([name, cell]) => name && cell));
    this.occupations.set(code, { place, title, description, alternatives: new Set(), extra });
  }

  private takeElement(place: Place, cells: CsvRow["cells"]): void {
    const { "Element ID": id = "", "Element Name": name = "", Description: description = "" } = cells;
    this.elements.set(id, { place, name, description });
  }

  private takeTitle(
    part: "jobZones" | "alternates" | "reported",
    place: Place,
    code: string,
    cells: CsvRow["cells"],
  ): void {
    const occupation = this.occupations.get(code);
    if (!occupation) {
      const expected = onetTables.occupations.file;
      this.building.warnings.add({ ...place, code: "OCCUPATION_ABSENT", expected, found: code });
      return;
    }
    if (part === "jobZones") {
      const zone = cells["Job Zone"];
      if (zone) occupation.extra["Job Zone"] = zone;
      return;
    }
    for (const column of ["Alternate Title", "Short Title", "Reported Job Title"]) {
      const title = cells[column];
      if (title && title.toLowerCase() !== "n/a") occupation.alternatives.add(title);
    }
  }

  private takeRating(place: Place & { row: number }, code: string, cells: CsvRow["cells"]): void {
    const { "Element ID": element = "", "Scale ID": scaleId = "", "Data Value": found = "" } = cells;
    const scale = scales[scaleId];
    if (!scale) return;
    const value = Number(found);
    if (found === "" || !(value >= scale.from && value <= scale.to)) {
      const expected = `3.88 (${scale.from}–${scale.to})`;
      this.findings.add({
        ...place,
        code: "NUMBER_INVALID",
        column: "Data Value",
        expected,
        found: found || "–",
      });
      return;
    }
    const key = `${code}\n${element}`;
    const rating: Rating = this.ratings.get(key) ?? { place, suppressed: false, extra: {} };
    if (rating.extra[scale.key] !== undefined) {
      const key = `${code} ${element} ${scaleId}`;
      const expected = String(rating.place.row);
      this.findings.add({ ...place, code: "KEY_DUPLICATE", column: "Element ID", expected, found: key });
      return;
    }
    if (scale.key === "importance") {
      rating.importance = value;
      rating.place = place;
      rating.suppressed = cells["Recommend Suppress"] === "Y";
    }
    rating.extra[scale.key] = found;
    const facts = { n: "N", suppress: "Recommend Suppress", notRelevant: "Not Relevant", date: "Date" };
    for (const [name, column] of Object.entries({ ...facts, source: "Domain Source" })) {
      const fact = cells[column];
      const isFlag = name === "suppress" || name === "notRelevant";
      if (fact && fact !== "n/a" && (!isFlag || fact === "Y")) rating.extra[name] = fact;
    }
    this.ratings.set(key, rating);
    if (!this.rated.has(element))
      this.rated.set(element, { place, name: cells["Element Name"] ?? "", description: "" });
  }

  private takeTechnology(place: Place, code: string, cells: CsvRow["cells"]): void {
    const { "Commodity Code": commodity = "", "Commodity Title": title = "", Example: example = "" } = cells;
    const id = `T-${commodity}`;
    const technology = this.technologies.get(id) ?? { place, title, hot: new Set(), examples: new Map() };
    this.technologies.set(id, technology);
    technology.examples.set(example, (technology.examples.get(example) ?? 0) + 1);
    const key = `${code}\n${id}`;
    const tools = this.tools.get(key) ?? { place, asked: false, examples: [], flags: {} };
    this.tools.set(key, tools);
    tools.examples.push(example);
    for (const [flag, column] of [
      ["hot", "Hot Technology"],
      ["inDemand", "In Demand"],
    ] as const) {
      if (cells[column] !== "Y") continue;
      tools.asked = true;
      tools.flags[flag] = tools.flags[flag] ? `${tools.flags[flag]}; ${example}` : example;
      technology.hot.add(example);
    }
  }

  private takeRelated(place: Place, from: string, cells: CsvRow["cells"]): void {
    const to = this.code(place, "Related O*NET-SOC Code", cells);
    if (to === null) return;
    const extra: Record<string, string> = {};
    if (cells["Relatedness Tier"]) extra["tier"] = cells["Relatedness Tier"];
    if (cells["Index"]) extra["index"] = cells["Index"];
    this.building.relation(place, { from, kind: "related", to, extra });
  }

  /** Rated elements as skills, and what stands above them as groups, as far as their names are known. */
  private addElements(): void {
    const groups = new Map<string, Element>();
    for (const [id, element] of this.rated) {
      const known = this.elements.get(id);
      const name = element.name || known?.name;
      if (!name) {
        const expected = onetTables.model.file;
        this.findings.add({ ...element.place, code: "ELEMENT_UNNAMED", expected, found: id });
        continue;
      }
      const above = elementsAbove(id).filter((one) => this.elements.has(one));
      for (const one of above) {
        const group = this.elements.get(one);
        if (group) groups.set(one, group);
      }
      this.addElement(id, "skill", { ...element, name, description: known?.description ?? "" }, above[0]);
    }
    for (const [id, group] of groups) {
      const above = elementsAbove(id).find((one) => groups.has(one));
      if (!this.building.has(id)) this.addElement(id, "group", group, above);
    }
  }

  private addElement(code: string, kind: "skill" | "group", element: Element, parent: string | undefined) {
    const { place, name, description } = element;
    const definition = description ? { definition: { en: description } } : {};
    this.building.concept(
      place,
      { code, kind, labels: { en: name }, ...definition, parent: parent ?? null, extra: null },
      { labels: "Element Name" },
    );
  }

  private addRatings(): void {
    for (const [key, { place, importance, suppressed, extra }] of this.ratings) {
      const [from = "", to = ""] = key.split("\n");
      const kind = importance === undefined ? null : askedFor({ importance, suppressed });
      if (kind) this.building.relation(place, { from, kind, to, extra });
    }
  }

  private addTechnologies(): void {
    for (const [code, { place, title, hot, examples }] of this.technologies) {
      const often = [...examples].toSorted(
        ([a, x], [b, y]) => Number(hot.has(b)) - Number(hot.has(a)) || y - x || (a < b ? -1 : 1),
      );
      const alternatives = { en: often.slice(0, mostExamples).map(([example]) => example) };
      this.building.concept(
        place,
        { code, kind: "skill", labels: { en: title }, alternatives, extra: null },
        { labels: "Commodity Title", alternatives: "Example" },
      );
    }
    for (const [key, { place, asked, examples, flags }] of this.tools) {
      const [from = "", to = ""] = key.split("\n");
      const extra = { examples: examples.join("; "), ...flags };
      this.building.relation(place, { from, kind: asked ? "essential" : "optional", to, extra });
    }
  }
}
