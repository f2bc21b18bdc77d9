import type { Language, Outcome } from "../platform/index.ts";
import {
  codeOfUri,
  linkColumns,
  lostIscoCode,
  repeated,
  understood,
  type EscoConcepts,
  type EscoLinks,
} from "./esco-layout.ts";
import { digitsLost, labelsInCell } from "./label-text.ts";
import { SchemeBuilding, type Place } from "./scheme-building.ts";
import { relationKinds, type ConceptKind, type RelationKind, type SchemeContent } from "./scheme-content.ts";

type Cells = Readonly<Record<string, string>>;
type Row = { place: Place & { row: number }; cells: Cells };

/** A concept by its URI: the row that introduced it, and its labels in another language. */
type Raw = Row & { language: Language; translation?: { language: Language; cells: Cells } };

const columns = { labels: "preferredLabel", alternatives: "altLabels", hidden: "hiddenLabels" };

/** Where two kinds of concepts claim one code, the first of these keeps it. */
const order: readonly { part: EscoConcepts; kind: ConceptKind }[] = [
  { part: "ISCOGroups", kind: "group" },
  { part: "occupations", kind: "occupation" },
  { part: "skillGroups", kind: "group" },
  { part: "skills", kind: "skill" },
];

/** ISCO groups of occupations are unit groups: four digits. */
const unitGroup = 4;

/**
 * ESCO while its files are read: concepts first, then `nameConcepts`, then links. Findings besides those of
 * `SchemeBuilding`: CODE_DIGITS_LOST, RELATION_UNKNOWN. Warning: CODE_CLASH (a code that several concepts
 * claim; the later ones are called by their URI).
 */
export class EscoBuilding {
  private readonly building: SchemeBuilding;
  private readonly raw: Record<EscoConcepts, Raw[]> = {
    ISCOGroups: [],
    occupations: [],
    skillGroups: [],
    skills: [],
  };
  private readonly byUri = new Map<string, Raw>();
  /** Codes of groups that the files of groups left out. */
  private readonly hierarchyCodes = new Map<string, string>();
  private readonly codes = new Map<string, string>();
  private readonly iscoGroups: { place: Place; code: string }[] = [];
  /** Occupations with the ISCO group that they name. */
  private readonly grouped: { place: Place; code: string; group: string }[] = [];
  /** Codes with a way up. */
  private readonly placed = new Set<string>();

  constructor(fileName: string) {
    this.building = new SchemeBuilding(fileName);
  }

  get findings() {
    return this.building.findings;
  }

  takeConcept(part: EscoConcepts, language: Language, row: Row): void {
    const { place, cells } = row;
    const uri = (cells["conceptUri"] ?? "").trim();
    const known = this.byUri.get(uri);
    if (known && known.language !== language && !known.translation) {
      known.translation = { language, cells };
      return;
    }
    if (uri === "") this.findings.add({ ...place, code: "CODE_EMPTY", column: "conceptUri" });
    const raw: Raw = { place, cells, language };
    this.raw[part].push(raw);
    if (!known) this.byUri.set(uri, raw);
  }

  /**
   * A row of `skillsHierarchy`: groups from the widest down. It lends codes, and, where no other file does,
   * the groups and their order.
   * @param alone there is no file of groups
   */
  takeHierarchy({ place, cells }: Row, alone: boolean): void {
    let above: string | null = null;
    for (let level = 0; level < 10; level++) {
      const uri = cells[`Level ${level} URI`]?.trim();
      if (!uri) return;
      const code = cells[`Level ${level} code`]?.trim() ?? "";
      if (code) this.hierarchyCodes.set(uri, code);
      if (alone && !this.byUri.has(uri)) {
        const deepest = !cells[`Level ${level + 1} URI`]?.trim();
        const description = deepest ? (cells["Description"] ?? "") : "";
        const preferredLabel = cells[`Level ${level} preferred term`] ?? "";
        const parentUri = above ?? "";
        const own = { conceptUri: uri, preferredLabel, description, code, parentUri };
        this.takeConcept("skillGroups", "en", { place, cells: own });
      }
      above = uri;
    }
  }

  /** Gives every concept its code and adds it; from here on links find their ends. */
  nameConcepts(): void {
    const taken = new Set<string>();
    for (const { part, kind } of order) {
      const claims = new Map<string, number>();
      for (const raw of this.raw[part]) {
        const code = this.claimed(part, raw.cells);
        claims.set(code, (claims.get(code) ?? 0) + 1);
      }
      for (const raw of this.raw[part]) {
        const uri = (raw.cells["conceptUri"] ?? "").trim();
        if (uri === "") continue;
        const claim = this.claimed(part, raw.cells);
        const free = claims.get(claim) === 1 && !taken.has(claim);
        const code = claim !== "" && free ? claim : codeOfUri(uri);
        if (claim !== "" && code !== claim)
          this.building.warnings.add({ ...raw.place, code: "CODE_CLASH", expected: code, found: claim });
        taken.add(code);
        if (!this.codes.has(uri)) this.codes.set(uri, code);
        this.add(part, kind, code, uri, raw);
      }
      // From here on the building has them; the rows as read take as much room again.
      this.raw[part] = [];
    }
    this.byUri.clear();
  }

  /** A row of a file of links. */
  takeLink(part: EscoLinks, { place, cells }: Row): void {
    const names = linkColumns[part];
    const kind = names.kind === null ? "broader" : this.relationKind(place, names.kind, cells);
    if (kind === null) return;
    const [from, to] = [this.codeAt(cells[names.from]), this.codeAt(cells[names.to])];
    const known: (string | null)[] = [names.from, names.to, names.kind];
    const extra = kept(cells, (name) => known.includes(name) || repeated.test(name));
    if (kind === "broader" && this.building.has(from) && this.building.has(to)) this.placed.add(from);
    this.building.relation(place, { from, kind, to, ...(extra && { extra }) });
  }

  end(fileHash: string): Outcome<SchemeContent> {
    this.placeInIsco();
    return this.building.end(fileHash);
  }

  private codeAt(uri = ""): string {
    return this.codes.get(uri.trim()) ?? uri.trim();
  }

  /** The code that a row claims; "" when its URI has to do. */
  private claimed(part: EscoConcepts, cells: Cells): string {
    const uri = (cells["conceptUri"] ?? "").trim();
    if (part === "skills" || /\/isced-f\//.test(uri)) return "";
    const code = (cells["code"] ?? "").trim() || (this.hierarchyCodes.get(uri) ?? "");
    return part === "ISCOGroups" && code === "" ? codeOfUri(uri).replace(/^C(?=\d)/, "") : code;
  }

  private relationKind(place: Place, column: string, cells: Cells): RelationKind | null {
    const found = (cells[column] ?? "").trim();
    const kind = relationKinds.find((one) => one === found.toLowerCase());
    if (kind) return kind;
    const expected = "essential, optional";
    this.findings.add({ ...place, code: "RELATION_UNKNOWN", column, expected, found });
    return null;
  }

  private add(part: EscoConcepts, kind: ConceptKind, code: string, uri: string, raw: Raw): void {
    const { place, cells, language, translation } = raw;
    const sides: [Language, Cells][] = [[language, cells]];
    if (translation) sides.push([translation.language, translation.cells]);
    const each = <T>(read: (cells: Cells) => T | null) =>
      Object.fromEntries(
        sides.flatMap(([side, own]) => {
          const value = read(own);
          return value === null ? [] : [[side, value]];
        }),
      ) as Partial<Record<Language, T>>;
    const list = (column: string) => each((own) => labelsInCell(own[column] ?? ""));
    const definition = each((own) => text(own["description"]) ?? text(own["definition"]));
    const extra = kept(cells, (name) => understood.has(name) || name === "parentUri") ?? {};
    const second = text(cells["description"]) && text(cells["definition"]);
    if (second) extra["definition"] = second;
    this.building.concept(
      place,
      {
        code,
        kind,
        uri,
        labels: each((own) => text(own["preferredLabel"])),
        alternatives: list("altLabels"),
        hidden: list("hiddenLabels"),
        ...(Object.keys(definition).length > 0 && { definition }),
        extra,
      },
      columns,
    );
    const parentUri = cells["parentUri"];
    if (parentUri) this.building.relation(place, { from: code, kind: "broader", to: this.codeAt(parentUri) });
    if (part === "ISCOGroups") this.referIscoGroup(place, code, uri);
    if (part === "occupations") this.referOccupation(place, code, (cells["iscoGroup"] ?? "").trim());
  }

  private referIscoGroup(place: Place, code: string, uri: string): void {
    this.iscoGroups.push({ place, code });
    const expected = lostIscoCode(uri, code);
    if (expected !== null) this.lost(place, "code", expected, code);
    if (/^\d{1,4}$/.test(code))
      this.building.reference({ code, relation: "exact", scheme: "isco", to: code });
  }

  private referOccupation(place: Place, code: string, group: string): void {
    if (group === "") return;
    this.grouped.push({ place, code, group });
    const full = group.padStart(unitGroup, "0");
    const isHere = (one: string) => this.building.has(one);
    // Its own code begins with the group's, and the groups have their own: either shows what is missing.
    if (digitsLost(group, full) && !isHere(group) && (isHere(full) || code.startsWith(`${full}.`)))
      this.lost(place, "iscoGroup", full, group);
    this.building.reference({ code, relation: "broader", scheme: "isco", to: group });
  }

  private lost(place: Place, column: string, expected: string, found: string): void {
    this.findings.add({ ...place, code: "CODE_DIGITS_LOST", column, expected, found });
  }

  /** Where no file of links says what stands above: ISCO's digits, and the group that an occupation names. */
  private placeInIsco(): void {
    const above = (place: Place, from: string, to: string) => {
      if (!this.placed.has(from)) this.building.relation(place, { from, kind: "broader", to });
    };
    for (const { place, code } of this.iscoGroups) {
      let wider = code.slice(0, -1);
      // A slice may leave out a level.
      while (wider !== "" && !this.building.has(wider)) wider = wider.slice(0, -1);
      if (wider !== "") above(place, code, wider);
    }
    // Without a file of groups no occupation has one here, and all of them keep their reference to ISCO.
    if (this.iscoGroups.length === 0) return;
    for (const { place, code, group } of this.grouped) above(place, code, group);
  }
}

const text = (cell: string | undefined): string | null => cell?.normalize("NFC").trim() || null;

/** Columns that nobody else takes, kept as found; null without any. */
function kept(cells: Cells, taken: (name: string) => boolean): Record<string, string> | null {
  const found: Record<string, string> = {};
  let any = false;
  for (const [name, cell] of Object.entries(cells)) {
    const value = cell.trim();
    if (name === "" || value === "" || taken(name)) continue;
    found[name] = value;
    any = true;
  }
  return any ? found : null;
}
