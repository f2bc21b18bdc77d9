import { posix } from "node:path";
import { DOMParser, onErrorStopParsing, type Node } from "@xmldom/xmldom";
import { askThread, type ThreadLimits } from "./thread.ts";
import { zipParts } from "./zip.ts";

const mebibyte = 1024 * 1024;

/** What an office file turned out to be, and the text in it. */
export type OfficeText =
  | { kind: "docx" | "pptx"; text: string }
  | { kind: "xlsx" }
  | { kind: "macros" | "other" | "broken" | "too-large" };

/** A document of two hundred pages has some 8 MiB of XML. */
const limits = { entries: 3_000, bytes: 200 * mebibyte, parsed: 32 * mebibyte };
const threadLimits: ThreadLimits = { memory: 1_024, seconds: 60 };

/**
 * The text of a Word file or of slides, paragraph by paragraph, for a search: no layout, no pictures, no comments. It is
 * untrusted: unpacked within limits, and parsed in a thread that is ended when it takes too much.
 * @returns what it is; `broken` also for an archive that is cut off or locked
 */
export async function readOfficeText(path: string): Promise<OfficeText> {
  const told = await askThread<OfficeText>("platform/office-text-worker.ts", path, threadLimits);
  return "ended" in told ? { kind: "too-large" } : told.answer;
}

/** The same in the thread that calls. */
export async function officeTextHere(path: string): Promise<OfficeText> {
  const { entries, bytes } = limits;
  const wanted = (name: string) =>
    name === "[Content_Types].xml" ||
    /^word\/(document|footnotes|endnotes)\d*\.xml$/.test(name) ||
    /^ppt\/slides\/slide\d+\.xml$/.test(name);
  const unpacked = await zipParts(path, { limits: { entries, bytes } }, wanted);
  if (!unpacked.ok) {
    const large = unpacked.rows?.some(({ code }) => code === "ZIP_TOO_LARGE" || code === "ZIP_RATIO");
    return { kind: large ? "too-large" : "broken" };
  }
  const { parts } = unpacked;
  const names = unpacked.entries.map(({ name }) => name);
  const types = parts.get("[Content_Types].xml")?.toString("utf8") ?? "";
  if (/macroEnabled|vbaProject/i.test(types) || names.some((name) => /vba(Project|Data)/i.test(name)))
    return { kind: "macros" };
  const parsed = [...parts.values()].reduce((sum, part) => sum + part.length, 0);
  if (parsed > limits.parsed) return { kind: "too-large" };
  try {
    if (names.includes("xl/workbook.xml")) return { kind: "xlsx" };
    if (parts.has("word/document.xml")) return { kind: "docx", text: textOfParts(parts, /^word\//) };
    if (names.includes("ppt/presentation.xml")) return { kind: "pptx", text: textOfParts(parts, /^ppt\//) };
    return { kind: "other" };
  } catch (error) {
    // A depth of elements that no program writes ends the stack, and is the file's own fault.
    if (!(error instanceof XmlError) && !(error instanceof RangeError)) throw error;
    return { kind: "broken" };
  }
}

class XmlError extends Error {}

function textOfParts(parts: ReadonlyMap<string, Buffer>, form: RegExp): string {
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(posix.basename(name))?.[1] ?? 0);
  return [...parts.keys()]
    .filter((name) => form.test(name))
    .toSorted((a, b) => number(a) - number(b) || a.localeCompare(b))
    .map((name) => partText(parts.get(name) ?? Buffer.alloc(0), name))
    .filter((text) => text !== "")
    .join("\n\n");
}

/** Words stand in `t`, in Word and in slides alike; a paragraph ends in a new line, what was taken out is left out. */
function partText(bytes: Buffer, name: string): string {
  const xml = bytes.toString("utf8");
  // Entities are declared in a document type, and no office file has one.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new XmlError(`${name}: <!DOCTYPE`);
  let root: Node | null;
  try {
    root = new DOMParser({ locator: false, onError: onErrorStopParsing }).parseFromString(
      xml,
      "text/xml",
    ).documentElement;
  } catch (error) {
    throw new XmlError(name, { cause: error });
  }
  const said: string[] = [];
  const walk = (node: Node) => {
    const local = "localName" in node ? (node.localName as string | null) : null;
    if (local === "del" || local === "moveFrom" || local === "instrText") return;
    if (local === "t") said.push(node.textContent ?? "");
    else if (local === "tab") said.push("\t");
    else if (local === "br" || local === "cr") said.push("\n");
    else for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
    if (local === "p") said.push("\n");
  };
  if (root) walk(root);
  return said
    .join("")
    .replaceAll(/[ \t]+\n/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
