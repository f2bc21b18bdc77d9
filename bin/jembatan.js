#!/usr/bin/env node
// The command line runs TypeScript as it stands, which an old Node cannot: the one from the lock file can.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundled = join(root, "node_modules", ".bin", "node");
const node = existsSync(bundled) ? bundled : process.execPath;
// What was compiled once is not compiled again: half of the time that a short command takes.
const env = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "node"), ...process.env };
const { status, signal } = spawnSync(node, [join(root, "src", "cli.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env,
});
process.exit(signal ? 1 : (status ?? 1));
