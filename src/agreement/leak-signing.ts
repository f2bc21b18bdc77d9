import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { Principal, Role, UseCase } from "../identity/index.ts";
import type { Outcome } from "../platform/index.ts";
import { forward } from "./forward.ts";
import type { aviary, TrialOffice, TrialState, TrialStateName } from "./leak-canary.ts";
import type { TrialIds } from "./leak-inputs.ts";
import { openAmendment } from "./open-amendment.ts";
import { readSeal } from "./read-seal.ts";
import { confirmScan, recordScan } from "./record-scan.ts";
import { askSeal, sealVersion } from "./seal-version.ts";
import { confirmSigningKey, makeSigningKey } from "./signing-keys.ts";
import type { AgreementStores } from "./stores.ts";

type Perform = <Schema extends z.ZodType, Result extends object>(
  useCase: UseCase<AgreementStores, Schema, Result>,
  who: Principal,
  input: z.input<Schema>,
) => Promise<Extract<Outcome<Result>, { ok: true }>>;

type Bench = {
  perform: Perform;
  person(office: TrialOffice, role?: Role): Principal;
  arrives(who: TrialOffice, number: string): Promise<string>;
  at(state: TrialStateName): Promise<void>;
  folder: string;
  letter(number: string): { number: string; date: string; channel: "letter" };
  today: string;
};

type Trial = {
  words: ReturnType<typeof aviary>;
  now: TrialState;
  ids: TrialIds;
  proposal: string;
  version: string;
  hop: string;
  clause: string;
};

/** The end of the trial: both sides seal, the signed paper comes in and is confirmed, and an amendment is begun. */
export async function trialOfSigning(
  { perform, person, arrives, at, folder, letter, today }: Bench,
  { words, now, ids, proposal, version, hop, clause }: Trial,
): Promise<void> {
  const number = words.letter("drafting", "number of the second relay's letter", "channel", "desk");
  now.got["release-2"].add("desk");
  ids.hops.push(
    (await perform(forward, person("channel"), { hop, next: { place: 2 }, letter: letter(number) })).hop,
  );
  await arrives("desk", number);
  for (const office of ["lead", "desk"] as const) {
    const passphrase = `${words.secret(`passphrase of the ${office}`, `jukung ${office} menyeberang kali`)}`;
    const twice = { passphrase, again: passphrase };
    const { keyId } = await perform(makeSigningKey, person(office, "head"), twice);
    await perform(confirmSigningKey, person(office), { key: keyId });
    await perform(askSeal, person(office), { version });
    await perform(sealVersion, person(office, "head"), { version, passphrase });
  }
  ids.sealed.push(JSON.stringify((await perform(readSeal, person("lead"), { version })).file));

  // What the paper says stays with who wrote it down until a second person has looked at it.
  const onPaper = (what: string) => words.leaves("drafting", what, "signed-paper");
  const path = join(folder, "signed.pdf");
  await writeFile(path, `%PDF-1.7 ${onPaper("signed paper")}`);
  await perform(recordScan, person("lead"), {
    ...{ version, signedOn: today, prevailing: "both" as const },
    place: onPaper("place of signature"),
    signatories: ["ID", "SG"].map((party) => ({
      ...{ party, name: onPaper(`who signed for ${party}`), office: onPaper(`in which office for ${party}`) },
    })),
    fullPowers: ["ID", "SG"].map((party) => ({
      ...{ party, number: onPaper(`number of full powers of ${party}`), date: today, notNeeded: null },
    })),
    differences: [
      { clause, language: "en" as const, sealed: "-", signed: onPaper("what the paper says"), figure: null },
    ],
    scan: { path, fileName: `${onPaper("name of the scan of the paper")}.pdf` },
  });
  await at("signed on paper");
  for (const office of ["channel", "desk"] as const) now.got["signed-paper"].add(office);
  await perform(confirmScan, person("lead", "head"), { version });
  const name = words.inside("amendment", "name of an amendment");
  now.amending.add("lead");
  for (const office of ["coDrafter", "channel"] as const) now.amending.add(office);
  const amendment = await perform(openAmendment, person("lead"), { proposal, name });
  ids.proposals.unshift(name, amendment.proposal);
  await at("signed");
}
