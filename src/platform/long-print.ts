import type { Print } from "./documents.ts";
import { askThread } from "./thread.ts";

/** What the printing thread is told. */
export type PrintTask = { template: string; data: object; about: Print };

/** Several times what the longest paper takes on a busy machine. */
const limits = { memory: 1024, seconds: 300 };

let last: Promise<unknown> = Promise.resolve();

/**
 * As `print`, in a thread of its own: for what takes seconds to set, so that others are answered meanwhile. One such print
 * at a time; those that follow wait. Starting the thread takes about half a second.
 */
export function printApart(template: string, data: object, about: Print): Promise<Uint8Array> {
  const printed = last.then(async () => {
    const told = await askThread<Uint8Array>(
      "platform/print-thread.ts",
      { template, data, about } satisfies PrintTask,
      limits,
    );
    if ("ended" in told) throw new Error(`The print was not set: too much ${told.ended}`);
    return told.answer;
  });
  last = printed.catch(() => {});
  return printed;
}
