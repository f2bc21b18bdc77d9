import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { readSources, root, type Source } from "./project.ts";

// Sentences and code agree: every key that code says exists, every key that exists is said somewhere.

/** What one file says: keys in full, and the beginnings of keys that it completes (`ui.loop.${step}`). */
type Said = { path: string; keys: string[]; beginnings: string[]; literals: string[] };

function readSaid({ path, text }: Source): Said {
  const said: Said = { path, keys: [], beginnings: [], literals: [] };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node)) {
      said.literals.push(node.text);
      if (isKey(node)) said.keys.push(node.text);
    }
    if (ts.isTemplateExpression(node) && /^\w+\./.test(node.head.text)) {
      if (isKey(node)) said.keys.push(`${node.head.text}*`);
      said.beginnings.push(node.head.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return said;
}

/** Whether a text stands where only the key of a sentence can: `say(…)`, `formatMessage({ id: … })`, an error's `message`. */
function isKey(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && node !== parent.condition) return isKey(parent);
  if (ts.isCallExpression(parent)) {
    const { expression, arguments: given } = parent;
    return given[0] === node && /\bsay$/.test(expression.getText());
  }
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) {
    const name = parent.name.getText();
    if (name === "id") {
      const call = parent.parent.parent;
      return ts.isCallExpression(call) && /\bformatMessage$/.test(call.expression.getText());
    }
    return name === "message" && /\/errors\.ts$/.test(node.getSourceFile().fileName);
  }
  return false;
}

/**
 * @param known the keys of the source language
 * @returns a sentence for each key that is said and does not exist, and for each that exists and is never said
 */
export function messageFindings(sources: readonly Source[], known: readonly string[]): string[] {
  const said = sources.map(readSaid);
  const existing = new Set(known);
  const missing = said.flatMap(({ path, keys }) =>
    [...new Set(keys)]
      .filter((key) => {
        if (!key.endsWith("*")) return !existing.has(key);
        const beginning = key.slice(0, -1);
        return !known.some((one) => one.startsWith(beginning));
      })
      .map((key) => `${path}: no message has the key ${key}`),
  );
  const literals = new Set(said.flatMap((one) => one.literals));
  const beginnings = [...new Set(said.flatMap((one) => one.beginnings))];
  const unsaid = known
    .filter((key) => !literals.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
    .map((key) => `messages/id.json: nothing says ${key}`);
  return [...missing, ...unsaid];
}

if (import.meta.main) {
  const known = Object.keys(JSON.parse(readFileSync(join(root, "messages", "id.json"), "utf8")) as object);
  const sources = readSources("{src,demo}/**/*.{ts,tsx}").filter(({ path }) => !/\.test\.tsx?$/.test(path));
  const findings = messageFindings(sources, known);
  for (const finding of findings) console.log(finding);
  if (findings.length) process.exitCode = 1;
}
