/** What a piece of work cost this process, all its threads together. */
export type Cost = { cpuSeconds: number; wallSeconds: number };

/** Runs the work once and measures it. */
export async function costOf<T>(work: () => T | Promise<T>): Promise<{ result: T; cost: Cost }> {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const cost = {
    cpuSeconds: rounded((user + system) / 1e6),
    wallSeconds: rounded((performance.now() - began) / 1e3),
  };
  return { result, cost };
}

/** To three decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}
