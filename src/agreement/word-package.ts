import { posix } from "node:path";
import { WordBody, writtenBy } from "./word-body.ts";
import { textOf, type WordContent, type WordItem, type WordNote, type WordTold } from "./word-content.ts";
import { cleanText, originProperty } from "./word-mark.ts";
import { attribute, childNamed, childrenOf, parsePart, WordXmlError } from "./word-xml.ts";

/** The parts of a Word file by their paths. */
export type WordParts = ReadonlyMap<string, Buffer>;

type Relation = { id: string; type: string; target: string; external: boolean };

/** Which parts are read at all: those in XML, of which pictures and binary parts are none. */
export const isWordPart = (name: string): boolean => /\.(xml|rels)$/i.test(name);

/** Whether a part or its declared kind carries a program. */
export function hasMacros(parts: WordParts, names: readonly string[]): boolean {
  const types = parts.get("[Content_Types].xml")?.toString("utf8") ?? "";
  return /macroEnabled|vbaProject/i.test(types) || names.some((name) => /vba(Project|Data)/i.test(name));
}

/** What else an archive is that holds no Word document; null where it holds one. */
export function otherThanWord(parts: WordParts, names: readonly string[]): string | null {
  if (mainPart(parts)) return null;
  const has = (form: RegExp) => names.some((name) => form.test(name));
  if (has(/^xl\//)) return "XLSX";
  if (has(/^ppt\//)) return "PPTX";
  return has(/^content\.xml$/) ? "ODT" : "ZIP";
}

/** Reads a Word file's parts to plain values. Throws WordXmlError where one is broken. */
export function readContent(parts: WordParts): WordContent {
  const main = mainPart(parts);
  if (!main) throw new WordXmlError("word/document.xml");
  const relations = relationsOf(parts, main);
  const told: WordTold[] = [];
  const part = (type: string) => {
    const found = relations.find((one) => !one.external && one.type === type);
    const bytes = found && parts.get(found.target);
    return found && bytes ? parsePart(bytes, found.target) : null;
  };

  const notes = new Map<string, WordItem[]>();
  for (const kind of ["footnote", "endnote"]) {
    const root = part(`${kind}s`);
    if (!root) continue;
    const body = new WordBody();
    for (const note of childrenOf(root)) {
      // The lines between the text and its notes are notes of a type of their own.
      if ((attribute(note, "type") ?? "normal") !== "normal") continue;
      const items = body.flow(note);
      if (textOf(items).trim() !== "") notes.set(`${kind} ${attribute(note, "id") ?? ""}`, items);
    }
    told.push(...body.told);
  }
  const used = new Set<string>();
  const noteOf = (kind: string, id: string) => {
    used.add(`${kind} ${id}`);
    return notes.get(`${kind} ${id}`) ?? [];
  };

  const document = parsePart(parts.get(main) ?? Buffer.alloc(0), main);
  const body = new WordBody(noteOf);
  const blocks = body.blocks(childNamed(document, "body") ?? document);
  // A note that nothing refers to is still somebody's words.
  for (const [key, items] of notes)
    if (!used.has(key)) blocks.push({ kind: "text", items: [{ kind: "aside", as: "note", items }] });
  told.push(...body.told);

  const margins: WordItem[][] = [];
  for (const { target, type, external } of relations) {
    const bytes = parts.get(target);
    if (external || !bytes || !["header", "footer"].includes(type)) continue;
    const margin = new WordBody();
    for (const block of margin.blocks(parsePart(bytes, target))) {
      if (block.kind === "text") margins.push(block.items);
      else for (const row of block.rows) margins.push(...row.cells.map(({ items }) => items));
    }
    told.push(...margin.told);
  }

  told.push(...foreign(parts, relations));
  return { blocks, comments: commentsOf(parts, relations), margins, origin: originOf(parts), told };
}

function mainPart(parts: WordParts): string | null {
  const found = relationsOf(parts, "").find(({ type, external }) => type === "officeDocument" && !external);
  return found && parts.has(found.target) && /document/i.test(found.target) ? found.target : null;
}

/** What a part refers to, with the last word of the kind; targets inside the file by their paths. */
function relationsOf(parts: WordParts, part: string): Relation[] {
  const folder = posix.dirname(part);
  const bytes = parts.get(posix.join(folder, "_rels", `${posix.basename(part)}.rels`));
  if (!bytes) return [];
  return [...childrenOf(parsePart(bytes, `${part}.rels`))].map((one) => {
    const target = attribute(one, "Target") ?? "";
    const external = attribute(one, "TargetMode") === "External";
    return {
      id: attribute(one, "Id") ?? "",
      type: (attribute(one, "Type") ?? "").split("/").at(-1) ?? "",
      target: external ? target : posix.resolve("/", folder, target).slice(1),
      external,
    };
  });
}

/** What lies outside of the file or in it as a file of its own: told, never opened. */
function foreign(parts: WordParts, own: readonly Relation[]): WordTold[] {
  const told: WordTold[] = [];
  const all = [...parts.keys()]
    .filter((name) => /(^|\/)_rels\/.+\.rels$/.test(name) && !name.startsWith("_rels/"))
    .flatMap((name) => relationsOf(parts, name.replace("_rels/", "").replace(/\.rels$/, "")));
  const links = all.filter(({ type, external }) => external && type === "hyperlink");
  const [link] = links;
  if (link) told.push({ code: "WORD_LINK", found: cleanText(link.target), count: links.length });
  for (const { target, type, external } of all) {
    if (external && type !== "hyperlink")
      told.push({ code: "WORD_EXTERNAL", found: cleanText(`${type}: ${target}`), count: 1 });
  }
  const embedded = own.filter(({ type }) => ["package", "oleObject", "control", "aFChunk"].includes(type));
  if (embedded[0])
    told.push({
      code: "WORD_EMBEDDED",
      found: posix.basename(embedded[0].target),
      count: embedded.length,
    });
  return told;
}

function commentsOf(parts: WordParts, relations: readonly Relation[]): WordNote[] {
  const read = (type: string) => {
    const found = relations.find((one) => !one.external && one.type === type);
    const bytes = found && parts.get(found.target);
    return found && bytes ? [...childrenOf(parsePart(bytes, found.target))] : [];
  };
  const body = new WordBody();
  const byLastParagraph = new Map<string, string>();
  const comments = read("comments").map((element) => {
    const id = attribute(element, "id") ?? "";
    const paragraphs = [...childrenOf(element)].filter(({ localName }) => localName === "p");
    const last = paragraphs.at(-1);
    const key = last && attribute(last, "paraId");
    if (key) byLastParagraph.set(key, id);
    const text = textOf(body.flow(element)).replace(/\n$/, "");
    return { id, ...writtenBy(element), text, answers: null as string | null };
  });
  const byId = new Map(comments.map((one) => [one.id, one]));
  for (const extended of read("commentsExtended")) {
    const child = byId.get(byLastParagraph.get(attribute(extended, "paraId") ?? "") ?? "");
    const parent = byLastParagraph.get(attribute(extended, "paraIdParent") ?? "");
    if (child && parent !== undefined && parent !== child.id) child.answers = parent;
  }
  return comments;
}

function originOf(parts: WordParts): string | null {
  const bytes = parts.get("docProps/custom.xml");
  if (!bytes) return null;
  for (const property of childrenOf(parsePart(bytes, "docProps/custom.xml")))
    if (attribute(property, "name") === originProperty) return (property.textContent ?? "").trim();
  return null;
}
