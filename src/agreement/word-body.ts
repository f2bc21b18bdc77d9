import type { Element } from "@xmldom/xmldom";
import type { Tracked, WordBlock, WordCell, WordItem, WordRow, WordTold } from "./word-content.ts";
import type { WrittenBy } from "./word-reading.ts";
import { cleanText } from "./word-mark.ts";
import { attribute, childNamed, childrenOf, isOn } from "./word-xml.ts";

const untracked: Tracked = { insert: null, delete: null };

/** Elements that say how something looks, or what it looked like before. */
const properties =
  /^(rPr|pPr|tblPr|tblPrEx|tblGrid|trPr|tcPr|sectPr|sdtPr|sdtEndPr|smartTagPr|customXmlPr|fldData|[a-zA-Z]+Change|oMathParaPr|ctrlPr)$/;

/** Who wrote a change or a remark, as its element says. Word writes an hour of its own zone and calls it UTC. */
export function writtenBy(element: Element): WrittenBy {
  const date = attribute(element, "date") ?? "";
  const at = new Date(/(Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`);
  const known = !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 1900 && at.getUTCFullYear() < 10_000;
  const author = cleanText(attribute(element, "author") ?? "").trim();
  return {
    author: Array.from(author).slice(0, 200).join("") || "?",
    at: known ? at.toISOString() : null,
  };
}

/** Elements that hold paragraphs and tables and nothing of their own. */
const containers = /^(sdt|sdtContent|customXml|body|docPartBody)$/;

/** Fields whose result comes from elsewhere, and those that number pages. */
const foreignField = /^\s*(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|RD)\b/i;
const pageField = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

/** One part of a Word file (the document, a head, a note) while its words are gathered. */
export class WordBody {
  private readonly notes: (kind: string, id: string) => readonly WordItem[];
  private readonly counts = new Map<string, WordTold>();
  /** Fields that are open: what they say, and whether their result has begun. */
  private readonly fields: { code: string; result: boolean }[] = [];

  /** @param notes the words of a note by its kind (`footnote`, `endnote`) and id */
  constructor(notes: (kind: string, id: string) => readonly WordItem[] = () => []) {
    this.notes = notes;
  }

  get told(): WordTold[] {
    return [...this.counts.values()];
  }

  tell(code: string, found?: string): void {
    const before = this.counts.get(code);
    if (before) before.count += 1;
    else this.counts.set(code, { code, ...(found !== undefined && { found }), count: 1 });
  }

  /** The paragraphs and tables of a body, in their order. */
  blocks(parent: Element): WordBlock[] {
    return [...this.eachBlock(parent)];
  }

  private *eachBlock(parent: Element): Generator<WordBlock> {
    let pending: WordItem[] = [];
    for (const child of childrenOf(parent)) {
      if (child.localName === "p") {
        yield { kind: "text", items: [...pending, ...this.inline(child, untracked)] };
        pending = [];
      } else if (child.localName === "tbl") {
        yield { kind: "table", rows: this.rows(child, pending) };
        pending = [];
      } else if (child.localName === "altChunk") this.tell("WORD_EMBEDDED", "altChunk");
      else if (containers.test(child.localName ?? "")) yield* this.eachBlock(child);
      else if (child.localName === "AlternateContent") {
        const chosen = chosenOf(child);
        if (chosen) yield* this.eachBlock(chosen);
      } else pending.push(...this.inline(child, untracked));
    }
    if (pending.length > 0) yield { kind: "text", items: pending };
  }

  /** Everything in it as one text, paragraph after paragraph. */
  flow(parent: Element, tracked: Tracked = untracked): WordItem[] {
    const items: WordItem[] = [];
    for (const child of childrenOf(parent)) items.push(...this.inline(child, tracked));
    return items;
  }

  private lineEnd(paragraph: Element, tracked: Tracked): WordItem {
    // A number of pages ends where its paragraph does: what follows is somebody's words.
    while (this.fields.some(({ code }) => pageField.test(code))) this.fields.pop();
    const look = childNamed(paragraph, "pPr");
    const mark = look && childNamed(look, "rPr");
    return { kind: "words", text: "\n", ...(mark ? this.changed(mark, tracked) : tracked) };
  }

  private changed(of: Element, tracked: Tracked): Tracked {
    const added = childNamed(of, "ins") ?? childNamed(of, "moveTo") ?? childNamed(of, "cellIns");
    const struck = childNamed(of, "del") ?? childNamed(of, "moveFrom") ?? childNamed(of, "cellDel");
    return {
      insert: tracked.insert ?? (added && writtenBy(added)),
      delete: tracked.delete ?? (struck && writtenBy(struck)),
    };
  }

  private rows(table: Element, before: readonly WordItem[]): WordRow[] {
    const rows: WordRow[] = [];
    let pending = [...before];
    const visit = (parent: Element) => {
      for (const child of childrenOf(parent)) {
        if (child.localName === "tr") {
          const row = this.row(child);
          const [first] = row.cells;
          if (first && pending.length > 0) {
            first.items.unshift(...pending);
            pending = [];
          }
          rows.push(row);
        } else if (edgeOf(child)) pending.push(...this.inline(child, untracked));
        else if (!properties.test(child.localName ?? "")) visit(child);
      }
    };
    visit(table);
    const last = rows.at(-1)?.cells.at(-1);
    last?.items.push(...pending);
    return rows;
  }

  private row(element: Element): WordRow {
    const look = childNamed(element, "trPr");
    const tracked = look ? this.changed(look, untracked) : untracked;
    const before = look && childNamed(look, "gridBefore");
    let column = before ? Number(attribute(before, "val")) || 0 : 0;
    const cells: WordCell[] = [];
    let pending: WordItem[] = [];
    const visit = (parent: Element) => {
      for (const child of childrenOf(parent)) {
        if (child.localName === "tc") {
          const own = childNamed(child, "tcPr");
          const span = own && childNamed(own, "gridSpan");
          const items = this.flow(child, own ? this.changed(own, tracked) : tracked);
          // The last paragraph of a cell ends with the cell.
          const end = items.findLastIndex((item) => item.kind === "words");
          const last = items[end];
          if (last?.kind === "words" && last.text === "\n") items.splice(end, 1);
          cells.push({ items: [...pending, ...items], column });
          pending = [];
          column += Math.max(1, Number(span && attribute(span, "val")) || 1);
        } else if (edgeOf(child)) {
          const at = Number(attribute(child, "colFirst") ?? Number.NaN);
          const cell = cells.find((one) => one.column === at);
          if (cell) cell.items.unshift(...this.inline(child, untracked));
          else pending.push(...this.inline(child, untracked));
        } else if (!properties.test(child.localName ?? "")) visit(child);
      }
    };
    visit(element);
    cells.at(-1)?.items.push(...pending);
    return { cells };
  }

  private inline(element: Element, tracked: Tracked): WordItem[] {
    const name = element.localName ?? "";
    if (properties.test(name)) return [];
    switch (name) {
      case "p":
        return [...this.flow(element, tracked), this.lineEnd(element, tracked)];
      case "r":
        if (isOn(childNamed(element, "rPr"), "vanish")) this.tell("WORD_HIDDEN");
        return this.flow(element, tracked);
      case "ins":
      case "moveTo":
        return this.flow(element, { ...tracked, insert: writtenBy(element) });
      case "del":
      case "moveFrom":
        return this.flow(element, { ...tracked, delete: writtenBy(element) });
      case "bookmarkStart":
        return [{ kind: "mark", name: attribute(element, "name") ?? "" }];
      case "commentRangeStart":
        return [{ kind: "comment", id: attribute(element, "id") ?? "", edge: "start" }];
      case "commentRangeEnd":
      case "commentReference":
        return [{ kind: "comment", id: attribute(element, "id") ?? "", edge: "end" }];
      case "AlternateContent": {
        const chosen = chosenOf(element);
        return chosen ? this.flow(chosen, tracked) : [];
      }
      case "footnoteReference":
      case "endnoteReference": {
        const kind = name === "footnoteReference" ? "footnote" : "endnote";
        return [{ kind: "aside", as: "note", items: [...this.notes(kind, attribute(element, "id") ?? "")] }];
      }
      case "txbxContent":
        return [{ kind: "aside", as: "text-box", items: this.flow(element, tracked) }];
      case "drawing":
      case "pict":
      case "object": {
        const within = this.flow(element, tracked);
        if (!within.some(({ kind }) => kind === "aside")) this.tell("WORD_IMAGE");
        return within;
      }
      case "fldSimple":
        return this.simpleField(element, tracked);
      case "fldChar":
        return this.fieldEdge(attribute(element, "fldCharType") ?? "", tracked);
      case "instrText":
      case "delInstrText": {
        const field = this.fields.at(-1);
        if (field && !field.result) field.code += element.textContent ?? "";
        return [];
      }
      default:
        return this.words(element, name, tracked);
    }
  }

  private words(element: Element, name: string, tracked: Tracked): WordItem[] {
    // The number that a page had when it was last laid out is nobody's word.
    if (this.fields.some(({ code, result }) => result && pageField.test(code))) return [];
    const text = letterOf(element, name);
    if (text === null) return this.flow(element, tracked);
    return text === "" ? [] : [{ kind: "words", text: cleanText(text), ...tracked }];
  }

  private simpleField(element: Element, tracked: Tracked): WordItem[] {
    const code = attribute(element, "instr") ?? "";
    if (pageField.test(code)) return [{ kind: "words", text: "#", ...tracked }];
    if (foreignField.test(code)) this.tell("WORD_EXTERNAL", cleanText(code.trim()));
    return this.flow(element, tracked);
  }

  private fieldEdge(type: string, tracked: Tracked): WordItem[] {
    const field = this.fields.at(-1);
    if (type === "begin") this.fields.push({ code: "", result: false });
    else if (type === "separate" && field) field.result = true;
    else if (type === "end" && field) {
      this.fields.pop();
      if (foreignField.test(field.code)) this.tell("WORD_EXTERNAL", cleanText(field.code.trim()));
      if (pageField.test(field.code)) return [{ kind: "words", text: "#", ...tracked }];
    }
    return [];
  }
}

/** What a leaf of a run reads as; null where it is no leaf. */
function letterOf(element: Element, name: string): string | null {
  switch (name) {
    case "t":
    case "delText":
      return element.textContent ?? "";
    case "tab":
    case "ptab":
      return "\t";
    case "br":
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "\u2011";
    case "softHyphen":
      return "\u00ad";
    case "sym": {
      const code = Number.parseInt(attribute(element, "char") ?? "", 16);
      return Number.isInteger(code) && code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : "\ufffd";
    }
    default:
      return null;
  }
}

/** What marks a place between words and may stand anywhere. */
const edgeOf = (element: Element): boolean =>
  /^(bookmarkStart|commentRangeStart|commentRangeEnd)$/.test(element.localName ?? "");

/** Of several ways to write the same thing, the one that Word reads. */
function chosenOf(element: Element): Element | null {
  return childNamed(element, "Choice") ?? childNamed(element, "Fallback");
}
