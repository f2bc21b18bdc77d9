import { parseArgs, type ParseArgsOptionsConfig } from "node:util";

/**
 * Reads a bench's command line: `--json`, and whole numbers from 1 up to `most` under the names in `defaults`.
 * What is not understood ends the process: usage on standard error, exit 2.
 */
export function readOptions<Name extends string>(
  bench: string,
  defaults: Record<Name, number>,
  most: Record<Name, number>,
): Record<Name, number> & { json: boolean } {
  const names = Object.keys(defaults) as Name[];
  try {
    const words = names.map((name) => [name, { type: "string" }] as const);
    const options: ParseArgsOptionsConfig = { json: { type: "boolean" }, ...Object.fromEntries(words) };
    const values: Record<string, unknown> = parseArgs({ options }).values;
    const numbers = names.map((name) => {
      const value = Number(values[name] ?? defaults[name]);
      if (Number.isInteger(value) && value >= 1 && value <= most[name]) return [name, value] as const;
      throw new Error(`--${name}: a whole number from 1 to ${most[name]}`);
    });
    const read = Object.fromEntries(numbers) as Record<Name, number>;
    return { ...read, json: values["json"] === true };
  } catch (error) {
    const asked = names.map((name) => `[--${name} ${defaults[name]}]`).join(" ");
    process.stderr.write(`${(error as Error).message}\nUsage: npm run bench -- ${bench} ${asked} [--json]\n`);
    return process.exit(2);
  }
}
