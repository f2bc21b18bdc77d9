import chromium from "@sparticuz/chromium";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startServer } from "./server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The site under test: its address, its home, and the browser's executable. */
    site: { url: string; home: string; browser: string };
  }
}

/**
 * Starts the site as an operator would, once for the run: a fresh home, the demo corridor, the built pages.
 * The browser comes from npm on Linux; elsewhere CHROME_PATH names one.
 */
export default async function startSite(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "jembatan-e2e-"));
  const server = await startServer(home, { JEMBATAN_DEMO: "1" });
  project.provide("site", {
    url: server.url,
    home,
    browser: process.env.CHROME_PATH ?? (await chromium.executablePath()),
  });
  return async () => {
    await server.stop();
    await removeHome(home);
  };
}

/** Removes a home with the database that belongs to it. */
export async function removeHome(home: string): Promise<void> {
  const text = await readFile(join(home, "database.json"), "utf8").catch(() => "{}");
  const { place } = JSON.parse(text) as { place?: string | null };
  await rm(home, { recursive: true, force: true });
  if (place) await rm(place, { recursive: true, force: true });
}
