import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { anonymous } from "../src/identity/index.ts";
import { countSignInFailure } from "../src/identity/index.server.ts";
import { readConfig } from "../src/platform/config.ts";
import { databaseIsAway } from "../src/platform/database.ts";
import { openLog } from "../src/platform/log.ts";
import { openWorkbench } from "../src/workbench.ts";

// An app that writes until it or its database is killed: the kill tests run it as a process of their own.
// It says each step of its start, then each name whose change was acknowledged, after the acknowledgement.

const lanes = 4;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (word: string, value: string) => process.stdout.write(`${word} ${value}\n`);

const opened = await openWorkbench(root, readConfig(process.env, false), openLog("silent"), ({ step }) =>
  say("step", step),
);
if (!opened.ok) throw new Error(JSON.stringify(opened));
const { workbench } = opened;
const own = randomUUID().slice(0, 8);

/** Writes one name after the other; @returns when the database has gone */
async function write(lane: number): Promise<void> {
  for (let number = 1; ; number++) {
    const username = `${own}-${lane}-${number}`;
    try {
      const done = await workbench.run(
        countSignInFailure,
        { principal: anonymous, trace: own },
        { username },
      );
      if (!done.ok) throw new Error(JSON.stringify(done));
    } catch (error) {
      if (databaseIsAway(error)) return;
      throw error;
    }
    say("acknowledged", username);
  }
}

await Promise.all(Array.from({ length: lanes }, (_, lane) => write(lane)));
say("step", "database away");
await workbench.close();
