import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { dayAfter, jobs, members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { overlap, readRuleFile } from "./rule-file.ts";
import type { Rule } from "./rule.ts";
import type { PlacementStores } from "./stores.ts";

const named = ({ route, key, from }: Rule) => `${route}/${key} ${from}`;

/**
 * Takes in the rules of routes from a YAML file, whole or not at all. A rule that begins on a later day than the one before
 * it under the same key ends that one the day before; rules that the file does not name stay. Cases that are booked keep
 * theirs. The same file again changes nothing.
 * @returns how many `rules` the file has, and which were `added` and `changed`
 * Refusals: RULES_OF_PROGRAMME, FILE_REFUSED with a row for each finding; RULES_OVERLAP where a rule would hold beside a stored one.
 */
export const importRules = useCase<PlacementStores>()({
  name: "placement.import-rules",
  kind: "change",
  policy: [members("head"), jobs("command-line", "demo")],
  input: z.object({
    path: z.string(),
    fileName: z.string().min(1).max(255),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { placement }, principal, touch }, { path, fileName, dryRun }) {
    // Rules bind every case: an office that only asks or sends does not write them.
    if (principal.kind === "member" && !(await placement.isProgramme(principal.organisation)))
      return refuse("RULES_OF_PROGRAMME");
    const file = await readRuleFile(path, fileName);
    if (!file.ok) return file;
    const { rules, synthetic, fileHash } = file;
    await placement.oneRuleImportAtATime();
    const before = await placement.rules();
    const stored = new Map(before.map((one) => [named(one), one]));
    const inFile = new Set(rules.map(named));
    const added = rules.filter((one) => !stored.has(named(one)));
    // What held without an end until now ends where the file begins anew.
    const ended = before.flatMap((old) => {
      const next = added
        .filter((one) => one.route === old.route && one.key === old.key && one.from > old.from)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
      return next && old.until === null && !inFile.has(named(old))
        ? [{ ...old, until: dayAfter(next.from, -1) }]
        : [];
    });
    const changed = rules.filter((one) => {
      const old = stored.get(named(one));
      return old !== undefined && !isDeepStrictEqual(old, one);
    });
    const after = [...before.filter((one) => !inFile.has(named(one))), ...rules].map(
      (one) => ended.find((other) => named(other) === named(one)) ?? one,
    );
    const clash = rules.find((one) =>
      after.some(
        (other) =>
          named(other) !== named(one) &&
          other.route === one.route &&
          other.key === one.key &&
          overlap(other, one),
      ),
    );
    if (clash) return refuse("RULES_OVERLAP", { route: clash.route, key: clash.key, from: clash.from });
    if (!dryRun && added.length + changed.length > 0) {
      if (ended.length) await placement.endRules(ended);
      await placement.saveRules(rules, synthetic);
      for (const one of [...added, ...changed])
        touch({ kind: "placement.rule", id: `${one.route}/${one.key}` });
    }
    return {
      ok: true,
      rules: rules.length,
      added: added.map(named),
      changed: changed.map(named),
      ended: ended.map(named),
      withoutSource: rules.filter(({ source }) => source === null).length,
      fileHash,
      dryRun,
    };
  },
});
