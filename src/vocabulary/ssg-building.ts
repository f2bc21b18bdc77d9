import { titleChanged } from "./concept.ts";
import { cleanLabel } from "./label-text.ts";
import { SchemeBuilding, type Place } from "./scheme-building.ts";
import { proficiencyLevels, readProficiency, type SsgColumn } from "./ssg-layout.ts";
import { withElements } from "./unit-elements.ts";
import { wordCode } from "./word-code.ts";

type SsgRow = {
  place: Place;
  cell: (column: SsgColumn) => string;
  heading: (column: SsgColumn) => string;
  /** Columns that are not known, by their headings. */
  others: Record<string, string>;
};

type Role = {
  place: Place;
  code: string;
  sector: string;
  title: string;
  tracks: Set<string>;
  description: string;
  tasks: Map<string, Set<string>>;
  extra: Record<string, string>;
};

type Skill = {
  place: Place;
  code: string;
  titles: string[];
  sector: string;
  category: string;
  description: string;
  levels: Set<string>;
  knowledge: Set<string>;
  abilities: Set<string>;
  extra: Record<string, string>;
};

type RoleSkill = { place: Place; role: Role; code: string; title: string; level: string };

/**
 * The Skills Framework while its sheets are read, in any order. Warnings besides those of `SchemeBuilding`:
 * LEVEL_UNKNOWN, SKILL_RETITLED.
 */
export class SsgBuilding {
  readonly scheme: SchemeBuilding;
  private readonly roles = new Map<string, Role>();
  private readonly skills = new Map<string, Skill>();
  private readonly links: RoleSkill[] = [];
  private readonly updates = new Set<string>();
  /** A sheet lists the skills: a code that it does not have dangles. */
  private listed = false;

  constructor(fileName: string) {
    this.scheme = new SchemeBuilding(fileName);
  }

  /** Days on which skills were updated. */
  get updated(): ReadonlySet<string> {
    return this.updates;
  }

  takeRole(row: SsgRow): void {
    const { cell, heading, others } = row;
    const role = this.role(row);
    if (!role) return;
    const description = cell("roleDescription");
    if (role.description === "") role.description = description;
    else if (description && titleChanged({ en: role.description }, { en: description }))
      // The same role is described anew in another track.
      role.extra[`${heading("roleDescription")} (${cell("track")})`] = description;
    Object.assign(role.extra, others);
    if (cell("expectation")) role.extra[heading("expectation")] = cell("expectation");
  }

  takeTask(row: SsgRow): void {
    const role = this.role(row);
    const work = row.cell("workFunction") || row.cell("task");
    if (!role || work === "") return;
    const tasks = role.tasks.get(work) ?? new Set();
    role.tasks.set(work, tasks);
    if (row.cell("workFunction") && row.cell("task")) tasks.add(row.cell("task"));
  }

  takeRoleSkill(row: SsgRow): void {
    const { place, cell } = row;
    const role = this.role(row);
    const [code, title] = [cell("skillCode"), cell("skillTitle")];
    if (!role || (code === "" && title === "")) return;
    this.links.push({ place, role, code, title, level: this.level(row) });
  }

  takeSkill(row: SsgRow, retired: boolean): void {
    const { cell, heading, others } = row;
    this.listed ||= !retired;
    // A code that is in use again is not retired.
    if (retired && this.skills.has(cell("skillCode"))) return;
    const skill = this.skill(row);
    if (!skill) return;
    Object.assign(skill.extra, others);
    for (const column of ["skillType", "updated"] as const)
      if (cell(column)) skill.extra[heading(column)] = cell(column);
    if (retired) skill.extra["retired"] = cell("retired") || "yes";
    else delete skill.extra["retired"];
    if (cell("updated")) this.updates.add(cell("updated"));
  }

  takeItem(row: SsgRow): void {
    const { cell, heading } = row;
    const skill = this.skill(row);
    if (!skill) return;
    const level = this.level(row);
    if (level) skill.levels.add(level);
    if (level && cell("levelDescription"))
      skill.extra[`${heading("levelDescription")} ${level}`] = cell("levelDescription");
    if (cell("item")) (/^a/i.test(cell("itemKind")) ? skill.abilities : skill.knowledge).add(cell("item"));
  }

  end(): SchemeBuilding {
    if (!this.listed) for (const link of this.links) this.skillOfLink(link);
    const wanted = this.links.map((link) => ({ ...link, to: this.codeOf(link) }));
    for (const { to, level } of wanted) if (level) this.skills.get(to)?.levels.add(level);
    for (const role of this.roles.values()) this.addRole(role);
    for (const skill of this.skills.values()) this.addSkill(skill);
    const said = new Set<string>();
    for (const { place, role, to, level } of wanted) {
      // The sheet has a row for each track that the role is in.
      const key = `${role.code}\n${to}\n${level}`;
      if (said.has(key)) continue;
      said.add(key);
      const extra = level ? { proficiency: level } : undefined;
      this.scheme.relation(place, { from: role.code, kind: "essential", to, ...(extra && { extra }) });
    }
    return this.scheme;
  }

  private role({ place, cell, heading }: SsgRow): Role | null {
    const [sector, title, track] = [cell("sector"), cell("role"), cell("track")];
    if (title === "") {
      this.scheme.findings.add({ ...place, code: "TITLE_EMPTY", column: heading("role") });
      return null;
    }
    const key = wordCode(sector, title);
    const role = this.roles.get(key) ?? {
      place,
      code: key,
      sector,
      title,
      tracks: new Set<string>(),
      description: "",
      tasks: new Map<string, Set<string>>(),
      extra: {},
    };
    this.roles.set(key, role);
    // Not every sheet has the codes of roles.
    if (role.code === key) role.code = cell("roleCode") || key;
    if (track) role.tracks.add(track);
    return role;
  }

  private skill({ place, cell, heading }: SsgRow): Skill | null {
    const [given, title] = [cell("skillCode"), cell("skillTitle")];
    if (title === "" && !this.skills.has(given)) {
      this.scheme.findings.add({ ...place, code: "TITLE_EMPTY", column: heading("skillTitle") });
      return null;
    }
    const code = given || wordCode("skill", title);
    const skill = this.skills.get(code) ?? newSkill(place, code, cell("sector"));
    this.skills.set(code, skill);
    this.nameSkill(place, skill, title);
    skill.sector ||= cell("sector");
    skill.category ||= cell("skillCategory");
    skill.description ||= cell("skillDescription");
    return skill;
  }

  private nameSkill(place: Place, skill: Skill, title: string): void {
    const [first] = skill.titles;
    if (title === "" || skill.titles.includes(title)) return;
    if (first !== undefined && !titleChanged({ en: first }, { en: title })) return;
    skill.titles.push(title);
    if (first === undefined) return;
    this.scheme.warnings.add({ ...place, code: "SKILL_RETITLED", expected: first, found: title });
  }

  private level({ place, cell, heading }: SsgRow): string {
    const text = cell("level");
    if (text === "") return "";
    const level = readProficiency(text);
    if (level !== null) return level;
    const column = heading("level");
    this.scheme.warnings.add({
      ...place,
      code: "LEVEL_UNKNOWN",
      column,
      expected: proficiencyLevels,
      found: text,
    });
    return text;
  }

  /** Without a list of skills, what roles ask for is the list. */
  private skillOfLink({ place, role, code, title }: RoleSkill): void {
    const known = code || wordCode("skill", title);
    const skill = this.skills.get(known) ?? newSkill(place, known, role.sector);
    this.skills.set(known, skill);
    this.nameSkill(place, skill, title || known);
  }

  /** The skill that a role asks for: by its code, else by its title, of the same sector and level where several have it. */
  private codeOf({ code, title, role, level }: RoleSkill): string {
    if (code !== "") return code;
    const called = this.byTitle().get(plain(title)) ?? [];
    const own = called.filter(({ sector }) => sector === role.sector);
    const candidates = own.length ? own : called;
    const fitting = candidates.filter(({ levels }) => levels.has(level));
    const [only, ...others] = fitting.length ? fitting : candidates;
    return only && others.length === 0 ? only.code : wordCode("skill", title);
  }

  private titles: Map<string, Skill[]> | null = null;
  private byTitle(): Map<string, Skill[]> {
    this.titles ??= Map.groupBy(this.skills.values(), ({ titles }) => plain(titles[0] ?? ""));
    return this.titles;
  }

  private addRole(role: Role): void {
    const { place, code, title, description, tasks, extra } = role;
    const [parent = null, ...further] = [...role.tracks].map((track) =>
      this.group(place, role.sector, track, "track"),
    );
    const work = [...tasks].map(([title, all]) => ({ title, criteria: [...all] }));
    this.scheme.concept(place, {
      code,
      kind: "occupation",
      parent: parent ?? this.sector(place, role.sector),
      labels: { en: title },
      ...(description && { definition: { en: description } }),
      extra: withElements(extra, work),
    });
    for (const to of further) if (to) this.scheme.relation(place, { from: code, kind: "broader", to });
  }

  private addSkill(skill: Skill): void {
    const { place, code, titles, sector, category, description, levels, knowledge, abilities } = skill;
    const [title = "", ...others] = titles;
    const extra = {
      ...skill.extra,
      ...(levels.size > 0 && { proficiency: [...levels].toSorted().join(", ") }),
      ...(knowledge.size > 0 && { knowledge: [...knowledge].join("\n") }),
      ...(abilities.size > 0 && { abilities: [...abilities].join("\n") }),
    };
    this.scheme.concept(place, {
      code,
      kind: "skill",
      parent: category ? this.group(place, sector, category, "skills") : this.sector(place, sector),
      labels: { en: title },
      ...(others.length > 0 && { alternatives: { en: others } }),
      ...(description && { definition: { en: description } }),
      extra,
    });
  }

  /** Tracks and categories of skills are groups of their sector; they may have the same name. */
  private group(place: Place, sector: string, title: string, of: "track" | "skills"): string {
    const code = wordCode(sector, `${of} ${title}`);
    if (!this.scheme.has(code)) {
      const parent = this.sector(place, sector);
      this.scheme.concept(place, { code, kind: "group", parent, labels: { en: title }, extra: null });
    }
    return code;
  }

  private sector(place: Place, sector: string): string | null {
    if (sector === "") return null;
    const code = wordCode(`sector ${sector}`);
    if (!this.scheme.has(code))
      this.scheme.concept(place, { code, kind: "group", labels: { en: sector }, extra: null });
    return code;
  }
}

const newSkill = (place: Place, code: string, sector: string): Skill => ({
  place,
  code,
  titles: [],
  sector,
  category: "",
  description: "",
  levels: new Set(),
  knowledge: new Set(),
  abilities: new Set(),
  extra: {},
});

const plain = (title: string) => cleanLabel(title).text.toLowerCase();
