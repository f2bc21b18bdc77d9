import { DOMParser, onErrorStopParsing, type Document, type Element, type Node } from "@xmldom/xmldom";

/** What a part of a Word file is not: well-formed, in UTF-8 or UTF-16, without declarations of its own. */
export class WordXmlError extends Error {}

/**
 * Parses one part. A document type is refused unread: no Word file has one, and entities are declared there.
 * Throws WordXmlError.
 */
export function parsePart(bytes: Buffer, name: string): Element {
  const text = decoded(bytes, name);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new WordXmlError(`${name}: <!DOCTYPE`);
  let document: Document;
  try {
    document = new DOMParser({ locator: false, onError: onErrorStopParsing }).parseFromString(
      text,
      "text/xml",
    );
  } catch (error) {
    throw new WordXmlError(`${name}: ${(error as Error).message}`, { cause: error });
  }
  if (!document.documentElement) throw new WordXmlError(`${name}: empty`);
  return document.documentElement;
}

function decoded(bytes: Buffer, name: string): string {
  const mark = bytes.subarray(0, 2).toString("hex");
  const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new WordXmlError(`${name}: ${encoding}`, { cause: error });
  }
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Elements in it, in their order. */
export function* childrenOf(element: Element): Generator<Element> {
  for (let node = element.firstChild; node; node = node.nextSibling) if (isElement(node)) yield node;
}

export function childNamed(element: Element, name: string): Element | null {
  for (const child of childrenOf(element)) if (child.localName === name) return child;
  return null;
}

/** An attribute by its name without prefix: files of the strict and the usual kind differ in their namespaces only. */
export function attribute(element: Element, name: string): string | null {
  const { attributes } = element;
  for (let i = 0; i < attributes.length; i++) {
    const one = attributes.item(i);
    if (one?.localName === name || one?.nodeName === name) return one.value;
  }
  return null;
}

/** A switch such as `w:vanish`, which is on unless it says otherwise. */
export function isOn(parent: Element | null, name: string): boolean {
  const found = parent && childNamed(parent, name);
  return found !== null && !["0", "false", "off"].includes(attribute(found, "val") ?? "");
}
