import { readdirSync, readlinkSync } from "node:fs";

/** The processes that work in a folder. */
export function processesIn(folder: string): number[] {
  const cwdOf = (pid: number) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`);
    } catch {
      return "";
    }
  };
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && cwdOf(pid) === folder);
}
