import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { Refused, type CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { textTable } from "../platform/terminal.ts";
import { readCommitments } from "./read-commitments.ts";
import { verifySeal } from "./read-seal.ts";
import { verifyPackageFile } from "./verify-package.ts";
import { askSeal, sealVersion } from "./seal-version.ts";

/** Adds `agreement verify`, `agreement seal …` and `agreement commitments`. */
export function sealCommands(agreement: Command, cli: CommandLine): void {
  agreement
    .command("verify")
    .argument("<file>", "sealed text or signed package, JSON, as it was downloaded or sent")
    .description("say what a file is and verify it: a text sealed by the parties, or the page of a package")
    .action(async (file: string) => {
      const text = await readFile(resolve(file), "utf8").catch(() => null);
      if (text === null) return cli.refuse({ ok: false, code: "FILE_NOT_FOUND", params: { file } });
      // A Word file or a picture is no sealed text, and nothing with a zero in it goes into a use case.
      if (text.includes("\0")) return cli.refuse({ ok: false, code: "SEALED_FILE_UNREADABLE" });
      if (isPackageFile(text)) return verifyPackage(cli, text);
      const verified = await cli.perform(verifySeal, { file: text });
      const wrong = [
        ...(verified.documentSound ? [] : [cli.say("agreement.cli.documentChanged")]),
        ...verified.seals
          .filter(({ finding }) => finding !== "sound")
          .map(({ party, finding }) =>
            cli.say("agreement.cli.sealOf", { party, finding: cli.say(`agreement.seal.finding.${finding}`) }),
          ),
        ...verified.missing
          .filter((party) => !verified.seals.some((seal) => seal.party === party))
          .map((party) => cli.say("agreement.cli.sealMissing", { party })),
      ];
      cli
        .terminal()
        .answer(verified, () => [
          verified.valid
            ? cli.say("agreement.cli.verifySound", { hash: verified.hash })
            : cli.say("agreement.cli.verifyBroken", { why: wrong.join("; ") }),
        ]);
      if (!verified.valid) throw new Refused({ ok: false, code: "DOCUMENT_CHANGED" });
    });

  const seal = agreement.command("seal").description("seals of a released version; needs --as");
  seal
    .command("ask")
    .argument("<version>", "id of a released version")
    .description("ask the head to seal a version")
    .action(async (version: string) => {
      const done = await cli.perform(askSeal, { version });
      cli.terminal().answer(done, () => [cli.say("agreement.cli.sealAsked")]);
    });
  seal
    .command("confirm")
    .argument("<version>", "id of a released version")
    .description("seal a version with the office's key")
    .requiredOption("--passphrase-file <file>", "file that holds the passphrase of the key, and nothing else")
    .action(async (version: string, { passphraseFile: file }: { passphraseFile: string }) => {
      const passphrase = await readFile(resolve(file), "utf8").catch(() => null);
      if (passphrase === null) return cli.refuse({ ok: false, code: "FILE_NOT_FOUND", params: { file } });
      const done = await cli.perform(sealVersion, { version, passphrase: passphrase.replace(/\r?\n$/, "") });
      const { party, keyId, hash } = done;
      cli.terminal().answer(done, () => [cli.say("agreement.cli.sealed", { party, key: keyId, hash })]);
    });

  agreement
    .command("commitments")
    .description("what the parties owe each other by signed clauses; needs --as")
    .option("--party <code>", "of one party alone, as SG")
    .action(async ({ party }: { party?: string }) => {
      const found = await cli.perform(readCommitments, { party: party ?? null, limit: 100 });
      const { language } = cli.terminal();
      cli.terminal().answer(found, () =>
        textTable(
          [
            cli.say("agreement.commitments.by"),
            cli.say("agreement.commitments.what"),
            cli.say("agreement.commitments.quantity"),
            cli.say("agreement.commitments.period"),
          ],
          found.commitments.map((one) => [
            one.party,
            inLanguage(one.title, language).text,
            `${one.quantity} ${one.unit}`,
            `${one.periodFrom} – ${one.periodUntil}`,
          ]),
        ),
      );
    });
}

/** Whether a file calls itself a package; what it really is its verification says. */
function isPackageFile(text: string): boolean {
  try {
    return (JSON.parse(text) as { format?: unknown } | null)?.format === "jembatan.package-file/1";
  } catch {
    return false;
  }
}

async function verifyPackage(cli: CommandLine, file: string): Promise<void> {
  const verified = await cli.perform(verifyPackageFile, { file });
  const { finding, keyId, hash, letter, signedAt } = verified;
  cli.terminal().answer(verified, () => [
    verified.valid
      ? cli.say("agreement.cli.packageSound", {
          letter: letter ?? "–",
          hash: hash ?? "–",
          key: keyId,
          at: signedAt,
        })
      : cli.say("agreement.cli.packageBroken", { why: cli.say(`agreement.package.finding.${finding}`) }),
  ]);
  if (!verified.valid) throw new Refused({ ok: false, code: "DOCUMENT_CHANGED" });
}
