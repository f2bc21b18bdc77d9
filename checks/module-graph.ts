import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import order from "./module-order.json" with { type: "json" };
import { root } from "./project.ts";

// Draws the graph of the modules from their imports into docs/architecture.md, between two marks.
// `node checks/module-graph.ts` writes it; with `--check` it only says whether the drawing is the code's.

const page = join(root, "docs", "architecture.md");
const marks = ["<!-- module graph: begin (npm run graph) -->", "<!-- module graph: end -->"] as const;

/** @returns which modules each module imports, nearest first; a module without imports has an empty list */
async function moduleImports(): Promise<Map<string, string[]>> {
  const { output } = await cruise(["src"], {
    baseDir: root,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.test\\.tsx?$|/\\+types/" },
    tsPreCompilationDeps: true,
  });
  const found = new Map<string, Set<string>>();
  const moduleOf = (path: string) => order.find((module) => path.startsWith(`src/${module}/`));
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    const from = moduleOf(source);
    if (!from) continue;
    const imports = found.get(from) ?? new Set();
    found.set(from, imports);
    for (const { resolved } of dependencies) {
      const to = moduleOf(resolved);
      if (to && to !== from) imports.add(to);
    }
  }
  const place = (module: string) => order.indexOf(module);
  return new Map(
    [...found]
      .toSorted(([a], [b]) => place(a) - place(b))
      .map(([module, imports]) => [module, [...imports].toSorted((a, b) => place(b) - place(a))]),
  );
}

function draw(imports: ReadonlyMap<string, readonly string[]>): string {
  const arrows = [...imports].flatMap(([module, others]) =>
    others.length ? others.map((other) => `  ${module} --> ${other}`) : [`  ${module}`],
  );
  return ["```mermaid", "graph RL", ...arrows, "```"].join("\n");
}

const [begin, end] = marks;
const text = readFileSync(page, "utf8");
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined)
  throw new Error(`docs/architecture.md has no "${begin}" … "${end}"`);
const drawn = `${before}${begin}\n\n${draw(await moduleImports())}\n\n${end}${after}`;
if (!process.argv.includes("--check")) writeFileSync(page, drawn);
else if (drawn !== text) {
  console.log("docs/architecture.md: the drawing of the modules is not the code's; run `npm run graph`");
  process.exitCode = 1;
}
