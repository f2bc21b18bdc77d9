import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const all = globSync("{src,demo,bench,checks}/**/*.test.{ts,tsx}").toSorted();
const imports = (file: string, name: string) =>
  new RegExp(`^(import|\\}) .*/(${name})\\.ts";$`, "m").test(readFileSync(file, "utf8"));

// What a test opens decides where it runs, so that no ending of its name can be forgotten.
const api = all.filter((file) => imports(file, "test-app"));
const store = all.filter((file) => !api.includes(file) && imports(file, "test-database|embedded"));
const unit = all.filter((file) => !api.includes(file) && !store.includes(file));

const database = "checks/start-database.ts";

// Tests start the command line some two hundred times: it keeps what it compiled, as bin/jembatan.js does.
process.env.NODE_COMPILE_CACHE ??= resolve("node_modules/.cache/node");

export default defineConfig({
  test: {
    watch: false,
    // Two cores: one file of each kind at a time is no slower and reads in order.
    maxWorkers: 2,
    // What is imported stays for the next file: a test file leaves nothing behind (no mocked module, clock or variable).
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { test: { name: "unit", include: unit } },
      { test: { name: "store", include: store, globalSetup: database } },
      { test: { name: "api", include: api, globalSetup: database } },
      {
        test: {
          name: "browser",
          include: ["e2e/**/*.test.ts"],
          globalSetup: "e2e/start-site.ts",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
