import type { Language, Outcome } from "../platform/index.ts";
import { Findings } from "../platform/findings.ts";
import type { NewConcept, NewReference, NewRelation, SchemeContent } from "./scheme-content.ts";
import { backEdges, depths } from "./hierarchy.ts";
import { cleanLabel, longestLabel } from "./label-text.ts";

/** Where something stands in the files: the header is row 1. */
export type Place = { file: string; row?: number };

/**
 * A concept as it stands in a file. `level` left out is its depth below the root; `parent` may be absent
 * from the files, which is reported like any other link that dangles.
 */
export type Draft = Omit<NewConcept, "level" | "parent"> & { level?: number; parent?: string | null };

/** What the columns of labels are called in the file; findings name them, and labels too long stay under them. */
export type LabelColumns = { labels?: string; alternatives?: string; hidden?: string };

/** A code is part of an address and of a file's cell: no blanks, slashes or control characters. */
const codeForm = /^[^\s\p{C}/\\?#%]{1,60}$/u;

const deepest = 9;

type Added = { place: Place; concept: NewConcept; levelGiven: boolean };
type Link = NewRelation & { place: Place };

/**
 * One version of a scheme while its files are read: what readers of all formats share. Concepts and links
 * come in the order of the files, links also before their concepts.
 *
 * Refuses (`findings`): CODE_EMPTY, CODE_INVALID, CODE_DUPLICATE, TITLE_EMPTY, FILE_WITHOUT_ROWS when nothing came.
 * Warns (`warnings`): LABEL_MARKS, LABEL_TOO_LONG (the label stays whole in `extra`), BROADER_CYCLE (the link
 * that closes it is left out), RELATION_TWICE. A link to what is not there is kept apart (`dangling`).
 */
export class SchemeBuilding {
  /** What refuses the files; readers add their own findings. */
  readonly findings: Findings;
  /** What an officer should know and what stops nothing. */
  readonly warnings: Findings;
  private readonly added = new Map<string, Added>();
  private readonly given: Link[] = [];
  private readonly links: Link[] = [];
  private readonly references = new Map<string, NewReference>();

  /** @param fileName what the file or folder is called for people */
  constructor(fileName: string) {
    this.findings = new Findings(fileName);
    this.warnings = new Findings(fileName);
  }

  has(code: string): boolean {
    return this.added.has(code);
  }

  /** Adds a concept; its labels are cleaned, and what has no name at all is a finding. */
  concept(place: Place, draft: Draft, columns: LabelColumns = {}): void {
    const { code, level, parent = null } = draft;
    if (!codeForm.test(code)) {
      this.findings.add(
        code.trim() ? { ...place, code: "CODE_INVALID", found: code } : { ...place, code: "CODE_EMPTY" },
      );
      return;
    }
    const before = this.added.get(code)?.place;
    if (before) {
      const elsewhere = before.file === place.file ? "" : ` (${before.file})`;
      const expected = `${before.row ?? ""}${elsewhere}`.trim();
      this.findings.add({ ...place, code: "CODE_DUPLICATE", expected, found: code });
      return;
    }
    const named = this.named(place, draft, columns);
    if (named === null) {
      this.findings.add({ ...place, code: "TITLE_EMPTY", column: columns.labels ?? "label" });
      return;
    }
    const { alternatives: _alternatives, hidden: _hidden, ...others } = draft;
    const concept: NewConcept = { ...others, ...named, level: level ?? 1, parent: null };
    this.added.set(code, { place, concept, levelGiven: level !== undefined });
    if (parent !== null && parent !== "") this.given.push({ from: code, kind: "broader", to: parent, place });
  }

  /**
   * Adds a link between two codes. The first `broader` of a concept that holds becomes its parent, unless one
   * was given with the concept: that comes first, whichever file was read before the other.
   */
  relation(place: Place, relation: NewRelation): void {
    this.links.push({ ...relation, place });
  }

  /** Says which code of another scheme a concept stands for; of one pair, what was said last. */
  reference(reference: NewReference): void {
    const { code, scheme, to } = reference;
    this.references.set(`${code}\n${scheme}\n${to}`, reference);
  }

  /**
   * @param fileHash SHA-256 of the bytes; of several files, of their hashes in the order of their names
   * @returns the version with parents, levels and links that hold, or FILE_REFUSED
   */
  end(fileHash: string, synthetic = false): Outcome<SchemeContent> {
    if (this.added.size === 0 && this.findings.none) this.findings.add({ code: "FILE_WITHOUT_ROWS" });
    if (!this.findings.none) return this.findings.refusal();
    const { holding, dangling } = this.sorted();
    const relations = this.withoutCycles(holding);
    this.setLevels();
    const references = [...this.references.values()].filter(({ code }) => this.added.has(code));
    return {
      ok: true,
      concepts: [...this.added.values()].map(({ concept }) => concept),
      relations,
      references,
      dangling,
      warnings: this.warnings.rows,
      warningCounts: Object.fromEntries(this.warnings.counts),
      synthetic,
      fileHash,
    };
  }

  /** Labels as they will be shown, and `extra` with those that are too long for a label; null without any. */
  private named(place: Place, draft: Draft, columns: LabelColumns): Partial<NewConcept> | null {
    const extra = { ...draft.extra };
    const clean = (text: string, part: keyof LabelColumns): string | null => {
      const column = columns[part] ?? part;
      const label = cleanLabel(text);
      if (label.marks) this.warnings.add({ ...place, code: "LABEL_MARKS", column, found: label.text });
      if (label.text.length <= longestLabel) return label.text || null;
      const [expected, found] = [String(longestLabel), String(label.text.length)];
      this.warnings.add({ ...place, code: "LABEL_TOO_LONG", column, expected, found });
      extra[column] = extra[column] ? `${extra[column]}\n${label.text}` : label.text;
      return null;
    };
    const each = <T, R>(values: Partial<Record<Language, T>> | undefined, map: (value: T) => R | null) => {
      const kept = Object.entries(values ?? {}).map(([language, value]) => [language, map(value as T)]);
      return Object.fromEntries(kept.filter(([, value]) => value !== null)) as Partial<Record<Language, R>>;
    };
    const labels = each(draft.labels, (text: string) => clean(text, "labels"));
    const list = (part: "alternatives" | "hidden") =>
      each(draft[part] as Partial<Record<Language, readonly string[]>> | undefined, (texts) => {
        const kept = new Set(texts.map((text) => clean(text, part)).filter((text) => text !== null));
        return kept.size ? [...kept] : null;
      });
    const alternatives = list("alternatives");
    const hidden = list("hidden");
    if (Object.keys(labels).length === 0) {
      const raw = Object.values(draft.labels).some((text) => cleanLabel(text).text);
      if (!raw) return null;
      // Its only name is too long for a line: a shorter one that the file gives stands in, else the code.
      const [language, texts] = Object.entries(alternatives)[0] ?? ["en", [draft.code]];
      labels[language as Language] = texts[0] ?? draft.code;
    }
    for (const [language, texts] of Object.entries(alternatives) as [Language, string[]][]) {
      const others = texts.filter((text) => text !== labels[language]);
      if (others.length) alternatives[language] = others;
      else delete alternatives[language];
    }
    const some = (texts: object) => Object.keys(texts).length > 0;
    return {
      labels,
      ...(some(alternatives) && { alternatives }),
      ...(some(hidden) && { hidden }),
      extra: some(extra) ? extra : null,
    };
  }

  /** Links with both ends here, each once, and those with an end that is not. */
  private sorted() {
    const holding: Link[] = [];
    const dangling: SchemeContent["dangling"] = [];
    const seen = new Set<string>();
    for (const link of [...this.given, ...this.links]) {
      const { from, kind, to, place } = link;
      const key = `${from}\n${kind}\n${to}`;
      if (seen.has(key)) {
        this.warnings.add({ ...place, code: "RELATION_TWICE", expected: kind, found: `${from} → ${to}` });
        continue;
      }
      seen.add(key);
      if (this.added.has(from) && this.added.has(to)) holding.push(link);
      else dangling.push({ file: place.file, row: place.row ?? 0, from, kind, to });
    }
    return { holding, dangling };
  }

  /** Leaves out each `broader` that closes a cycle, and makes the first of a concept its parent. */
  private withoutCycles(links: readonly Link[]): NewRelation[] {
    const closing = backEdges(links.filter(({ kind }) => kind === "broader"));
    const relations: NewRelation[] = [];
    for (const link of links) {
      const { place, ...relation } = link;
      if (closing.has(link)) {
        const [found, expected] = [relation.from, relation.to];
        this.warnings.add({ ...place, code: "BROADER_CYCLE", expected, found });
        continue;
      }
      const concept = this.added.get(relation.from)?.concept;
      if (relation.kind === "broader" && concept && concept.parent === null) concept.parent = relation.to;
      else relations.push(relation);
    }
    return relations;
  }

  private setLevels(): void {
    const parents = new Map([...this.added].map(([code, { concept }]) => [code, concept.parent]));
    const found = depths(parents);
    for (const [code, { concept, levelGiven }] of this.added)
      if (!levelGiven) concept.level = Math.min(found.get(code) ?? 1, deepest);
  }
}
