import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// `npm run bench -- NAME [options]` runs bench/NAME.ts in this process with the options that follow.
const folder = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -".ts".length))
  .toSorted();

const [name] = process.argv.splice(2, 1);
if (name !== undefined && names.includes(name)) {
  await import(pathToFileURL(join(folder, `${name}.ts`)).href);
} else {
  process.stderr.write(`Usage: npm run bench -- NAME [options]\nNAME is one of: ${names.join(", ")}\n`);
  process.exitCode = 2;
}
