#!/usr/bin/env node
// The command line runs TypeScript as it stands, which an old Node cannot: the one from the lock file can.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundled = join(root, "node_modules", ".bin", "node");
const node = existsSync(bundled) ? bundled : process.execPath;
const { status, signal } = spawnSync(node, [join(root, "src", "cli.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(signal ? 1 : (status ?? 1));
