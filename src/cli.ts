import { runCommand } from "./command-line.ts";

// The command line as a process: its words, its streams, and the signals that end `work`.

/** Resolves when a signal comes, or when the server that started this process has gone. */
async function untilEnd() {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    process.once("disconnect", () => resolve());
    // The server may have ended while this process was still opening.
    if (process.connected === false) resolve();
  });
}

const { env, stdout, stderr } = process;
process.exitCode = await runCommand(process.argv.slice(2), { env, stdout, stderr, untilEnd });
// The channel to the server would keep this process alive.
if (process.connected) process.disconnect();
