import { readSources, root, type Source } from "./project.ts";

// The rules of the layout that an import does not show: names, lengths, and who wires stores.

const unsaying = ["common", "shared", "utils", "util", "helpers", "helper", "lib", "core", "misc", "types"];
const longest = 400;
const written =
  "{src,demo,e2e,bench,checks,bin,migrations,docs,mappings,templates,.ci}/**/*.{ts,tsx,js,css,sql,md,yaml,html}";

/** @returns a sentence for each file whose name says nothing, that is too long, or that takes another module's store */
export function layoutFindings(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const findings: string[] = [];
    const name = path.split("/").find((part) => unsaying.includes(part.split(".")[0] ?? ""));
    if (name) findings.push(`${path}: "${name}" says nothing; name it after what it holds`);
    const lines = text.split("\n").length - 1;
    if (lines > longest) findings.push(`${path}: ${lines} lines, at most ${longest}`);
    if (/^src\/[^/]+\//.test(path) && !/\.test\.tsx?$/.test(path)) {
      for (const [, names = "", from = ""] of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"([^"]+)"/g)) {
        const store = names
          .split(",")
          .map((one) => one.trim())
          .find((one) => /^\w+Store$/.test(one) && !/^[A-Z]/.test(one));
        if (store && /index\.server\.ts$/.test(from)) {
          findings.push(`${path}: takes ${store} from ${from}; only the composition roots wire stores`);
        }
      }
    }
    return findings;
  });
}

if (import.meta.main) {
  const findings = layoutFindings(readSources(written, root));
  for (const finding of findings) console.log(finding);
  if (findings.length) process.exitCode = 1;
}
