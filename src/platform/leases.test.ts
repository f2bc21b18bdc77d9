import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countLeases, inTurn, processOf, takeLease } from "./leases.ts";

vi.setConfig({ testTimeout: 30_000 });

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jembatan-leases-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const own = () => ({ pid: process.pid, started: processOf(process.pid)?.started });

/** Another process that runs `body`, a statement that knows inTurn, takeLease and `folder`. */
function runElsewhere(body: string) {
  const program = `
    import { readFileSync, writeFileSync } from "node:fs";
    import { inTurn, takeLease } from ${JSON.stringify(new URL("leases.ts", import.meta.url).href)};
    const folder = ${JSON.stringify(folder)};
    ${body}`;
  const stdio = ["ignore", "pipe", "inherit"] as const;
  return spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: [...stdio] });
}

test("a turn whose holder was killed is over, also when another process has its number now", async () => {
  await writeFile(join(folder, "turn.8"), JSON.stringify({ ...own(), started: "another life" }));
  expect(await inTurn(folder, async () => await readdir(folder))).toEqual(expect.arrayContaining(["turn.9"]));
});

test("a turn that its holder never signed is over after five seconds, not before", async () => {
  await writeFile(join(folder, "turn.3"), "");
  const order: string[] = [];
  const waiting = inTurn(folder, async () => order.push("turn"));
  await new Promise(setImmediate);
  order.push("six seconds");
  const past = Date.now() / 1000 - 6;
  await utimes(join(folder, "turn.3"), past, past);
  await waiting;
  expect(order).toEqual(["six seconds", "turn"]);
});

test("a turn ends also when its work fails, and the failure is the caller's", async () => {
  await expect(inTurn(folder, () => Promise.reject(new Error("rusak")))).rejects.toThrow("rusak");
  expect(await inTurn(folder, async () => "next")).toBe("next");
});

test("a lease counts while its process lives: ended, killed and unsigned ones do not", async () => {
  const ended = takeLease(folder);
  takeLease(folder);
  const other = runElsewhere("takeLease(folder); console.log('taken'); setInterval(() => {}, 1000);");
  await once(other.stdout ?? other, "data");
  await writeFile(join(folder, "lease.1.unsigned"), "");
  expect(countLeases(folder)).toBe(3);
  await rm(ended);
  other.kill("SIGKILL");
  await once(other, "exit");
  expect(countLeases(folder)).toBe(1);
  expect(await readdir(folder)).toHaveLength(1);
});

test("no two processes are ever in turn together, while others are killed in theirs", async () => {
  const counter = join(folder, "counter");
  await writeFile(counter, "0");
  const counting = `
    for (let i = 0; i < 15; i++) await inTurn(folder, async () => {
      const n = Number(readFileSync(${JSON.stringify(counter)}, "utf8"));
      await new Promise(setImmediate);
      writeFileSync(${JSON.stringify(counter)}, String(n + 1));
    });`;
  const dying = "await inTurn(folder, async () => process.kill(process.pid, 'SIGKILL'));";
  const all = [counting, dying, counting, dying, counting, dying].map(runElsewhere);
  const codes = await Promise.all(all.map(async (child) => (await once(child, "exit"))[0] as number | null));
  expect(codes).toEqual([0, null, 0, null, 0, null]);
  expect(await readFile(counter, "utf8")).toBe("45");
});
