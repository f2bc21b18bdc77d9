import type { Command } from "commander";
import { open, rm, type FileHandle } from "node:fs/promises";
import { inLanguage, refuse } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { addPerson } from "./add-person.ts";
import { printClaimLetters } from "./claim-letter.ts";
import type { CommandLine } from "./command-line.ts";
import { dayOption } from "./day-option.ts";
import { readCorridorFile } from "./corridor-file.ts";
import { issueClaimCode } from "./issue-claim-code.ts";
import { listMembers } from "./list-members.ts";
import { roles } from "./principal.ts";
import { readCorridor } from "./read-corridor.ts";
import { setUpCorridor } from "./set-up-corridor.ts";

/**
 * Adds `desk members`, `desk add` and `desk claim-code` (the account desk of an organisation) and `corridor
 * set-up`.
 */
export function deskCommands(program: Command, cli: CommandLine): void {
  const desk = program
    .command("desk")
    .description("the account desk of an organisation: people, roles, claim codes");

  desk
    .command("members")
    .description("people of the organisation with their roles")
    .option("--ended", "only people whose roles have all ended")
    .option("--all", "also people whose roles have all ended")
    .option("--search <text>", "part of a name, username or job title")
    .action((options: Shown) => members(cli, options));

  desk
    .command("add")
    .description("open an account with its first role; `desk claim-code` then lets the person in")
    .argument("<name>", "full name")
    .requiredOption("--role <role>", roles.join(", "))
    .requiredOption("--from <day>", "first day, YYYY-MM-DD", dayOption(cli))
    .option("--until <day>", "last day, YYYY-MM-DD", dayOption(cli))
    .option("--title-id <text>", "job title in Indonesian")
    .option("--title-en <text>", "job title in English")
    .option("--namesake", "a person of this name is known; this is somebody else")
    .action(async (name: string, { titleId, titleEn, namesake = false, ...role }: NewPerson) => {
      const jobTitle = { ...(titleId && { id: titleId }), ...(titleEn && { en: titleEn }) };
      const { personId } = await cli.perform(addPerson, { name, jobTitle, namesake, ...role });
      cli.terminal().answer({ personId }, () => [cli.say("identity.cli.added", { name, personId })]);
    });

  desk
    .command("claim-code")
    .description("make a claim code; the person's old code, password and sessions end")
    .argument("<person...>", "usernames or ids")
    .option("--pdf <file>", "write the letters here instead of showing the codes")
    .option("--address <url>", "address of the page where the code is typed, for the letter")
    .action((people: string[], options: { pdf?: string; address?: string }) =>
      claimCode(cli, people, options),
    );

  program
    .command("corridor")
    .description("the cooperation that this installation serves")
    .command("set-up")
    .description("write down parties, organisations and people; what is there already stays as it is")
    .argument("<file>", "YAML: corridor, parties, organisations, people")
    .action(async (file: string) => {
      const read = await readCorridorFile(file);
      if (!read.ok) return cli.refuse(read);
      const { organisations, people } = await cli.perform(setUpCorridor, read.corridor);
      cli
        .terminal()
        .answer({ organisations, people }, () => [
          cli.say("identity.cli.corridor", { organisations, people }),
        ]);
    });
}

type NewPerson = {
  role: string;
  from: string;
  until?: string;
  titleId?: string;
  titleEn?: string;
  namesake?: boolean;
};

type Shown = { ended?: boolean; all?: boolean; search?: string };

async function members(cli: CommandLine, { ended, all, search = "" }: Shown) {
  const show = all ? "all" : ended ? "ended" : "current";
  const { people, total } = await cli.perform(listMembers, { search, show, limit: 10_000 });
  cli.terminal().answer({ people, total }, () => {
    const { language } = cli.terminal();
    const rows = people.map((person) => [
      person.name,
      person.username ?? "",
      inLanguage(person.jobTitle, language).text,
      person.memberships
        .map(({ role, validFrom, validUntil }) =>
          `${cli.say(`identity.role.${role}`)} ${validFrom} – ${validUntil ?? ""}`.trim(),
        )
        .join(", "),
      person.personId,
    ]);
    const head = ["name", "username", "jobTitle", "roles", "id"].map((key) => cli.say(`identity.cli.${key}`));
    return [...textTable(head, rows), cli.say("identity.cli.total", { total })];
  });
}

async function claimCode(
  cli: CommandLine,
  people: string[],
  { pdf, address }: { pdf?: string; address?: string },
) {
  if (pdf !== undefined) return writeLetters(cli, people, pdf, address ?? null);
  const { codes } = await cli.perform(issueClaimCode, { people });
  const intl = intlFor(cli.terminal().language);
  const day = (date: string) => intl.formatDate(`${date}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  cli
    .terminal()
    .answer({ codes }, () => [
      ...codes.map(({ name, code, validUntil }) =>
        cli.say("identity.cli.code", { name, code, validUntil: day(validUntil) }),
      ),
      cli.say("identity.cli.onlyOnce"),
    ]);
}

async function writeLetters(cli: CommandLine, people: string[], pdf: string, address: string | null) {
  // A place that cannot be written to is found before the old codes end.
  const file = await openLetterFile(cli, pdf);
  try {
    const { codes, organisation, date } = await cli.perform(issueClaimCode, { people });
    const { corridor } = await cli.perform(readCorridor, {});
    const letters = await printClaimLetters(codes, {
      languages: [cli.terminal().language],
      organisation: organisation.name,
      corridor: corridor?.name ?? null,
      address,
      date,
      synthetic: organisation.synthetic,
    });
    await file.truncate();
    await file.writeFile(letters);
    const addressees = codes.map(({ personId, name, validUntil }) => ({ personId, name, validUntil }));
    cli
      .terminal()
      .answer({ pdf, letters: addressees }, () => [
        cli.say("identity.cli.letters", { count: codes.length, pdf }),
      ]);
  } finally {
    const { size } = await file.stat();
    await file.close();
    if (size === 0) await rm(pdf);
  }
}

/** Whoever runs the command reads the codes; other accounts of the machine do not. */
async function openLetterFile(cli: CommandLine, path: string): Promise<FileHandle> {
  try {
    const file = await open(path, "a", 0o600);
    await file.chmod(0o600);
    return file;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "";
    return cli.refuse(refuse("LETTER_UNWRITABLE", { file: path, reason }));
  }
}
