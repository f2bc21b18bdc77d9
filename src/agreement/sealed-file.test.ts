import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { contentHash } from "../platform/content-hash.ts";
import type { ProposalDocument } from "./document.ts";
import { sealedFile, sealedFileSchema, statementOf, verifySealed, type SealedFile } from "./sealed-file.ts";
import { isSigned, makeKey, signStatement, type SigningKey } from "./signing-key.ts";

const passphrase = { ID: "pohon beringin di tepi danau", SG: "orchid garden by the quay" };
const content: ProposalDocument = {
  format: "jembatan.proposal/1",
  proposal: randomUUID(),
  name: "talenta-2026",
  title: { id: "Kerja sama talenta", en: "Talent cooperation" },
  parties: ["ID", "SG"],
  prevailing: "both",
  amends: null,
  clauses: [
    {
      id: randomUUID(),
      number: 1,
      kind: "person-weeks",
      figures: { weeks: { type: "number", value: 48, unit: "person-week" } },
      obligation: null,
      links: [],
      paragraphs: [
        {
          id: randomUUID(),
          role: "text",
          version: 1,
          text: {
            id: "Singapura menugaskan {weeks} orang-minggu.",
            en: "Singapore sends {weeks} person-weeks.",
          },
          stale: null,
        },
      ],
    },
  ],
  answers: [],
  synthetic: true,
};
const hash = contentHash(content);
const sealedAt = "2026-03-02T02:00:00Z";
const keys = new Map<string, SigningKey>();
let file: SealedFile;

beforeAll(async () => {
  const seals = [];
  for (const party of ["ID", "SG"] as const) {
    const key = await makeKey(passphrase[party]);
    keys.set(party, key);
    const statement = statementOf({ number: 2, hash, proposal: content.proposal }, party, sealedAt);
    const signature = (await signStatement(key, passphrase[party], statement)) ?? "";
    seals.push({ party, keyId: key.keyId, publicKey: key.publicKey, sealedAt, signature });
  }
  file = sealedFileSchema.parse(
    JSON.parse(JSON.stringify(sealedFile({ number: 2, contentHash: hash, content }, seals))),
  );
});

const known = () => new Map([...keys].map(([party, { keyId }]) => [party, [keyId]]));
const changed = (change: (copy: SealedFile) => void) => {
  const copy = structuredClone(file);
  change(copy);
  return verifySealed(copy, known());
};

describe("a seal fails", () => {
  it("when a letter of the document changes", () => {
    const text = JSON.stringify(file.document);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom("a", "9", " ", "é"), (at, letter) => {
        const other = text.slice(0, at) + letter + text.slice(at + 1);
        let document: Record<string, unknown>;
        try {
          document = JSON.parse(other) as Record<string, unknown>;
        } catch {
          return;
        }
        if (contentHash(document) === hash) return;
        expect(verifySealed({ ...file, document }, known()).sound).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
  it("when the hash is written anew for the changed document", () => {
    const verified = changed((copy) => {
      copy.document["name"] = "talenta-2027";
      copy.hash = contentHash(copy.document);
    });
    expect(verified).toMatchObject({ documentSound: true, sound: false, missing: ["ID", "SG"] });
    expect(verified.seals.map(({ finding }) => finding)).toEqual(["signature-false", "signature-false"]);
  });
  it("when number, day, party or signature are another's", () => {
    const findings = [
      (copy: SealedFile) => (copy.number = 3),
      (copy: SealedFile) => (copy.seals[0]!.sealedAt = "2026-03-02T02:00:01Z"),
      (copy: SealedFile) => (copy.seals[0]!.party = "SG"),
      (copy: SealedFile) => (copy.seals[0]!.signature = copy.seals[1]!.signature),
      (copy: SealedFile) => (copy.seals[0]!.signature = "no base64 %"),
    ].map((change) => changed(change));
    expect(findings.map(({ seals, sound }) => [seals[0]?.finding, sound])).toEqual(
      Array.from({ length: 5 }, () => ["signature-false", false]),
    );
  });
  it("when the key is not the one it calls itself by, or is no key", () => {
    const findings = [keys.get("SG")!.publicKey, "-----BEGIN PUBLIC KEY-----"].map(
      (publicKey) => changed((copy) => (copy.seals[0]!.publicKey = publicKey)).seals[0]?.finding,
    );
    expect(findings).toEqual(["key-differs", "key-differs"]);
  });
  it("when the key is sound and nobody here knows it as that party's", () => {
    const strangers = verifySealed(file, new Map([["ID", [file.seals[0]!.keyId]]]));
    expect(strangers).toMatchObject({ sound: false, missing: ["SG"] });
    expect(strangers.seals[1]?.finding).toBe("key-unknown");
  });
  it("when a party has not sealed", () => {
    expect(changed((copy) => copy.seals.pop())).toMatchObject({ sound: false, missing: ["SG"] });
  });
});

describe("a key", () => {
  it("signs nothing without its passphrase", async () => {
    const statement = statementOf({ number: 2, hash, proposal: content.proposal }, "ID", sealedAt);
    expect(await signStatement(keys.get("ID")!, passphrase.SG, statement)).toBeNull();
  });
  it("does not stand readable in what is kept of it", () => {
    for (const { privateKey } of keys.values()) expect(privateKey).toContain("ENCRYPTED PRIVATE KEY");
  });
  it("tells what it signed from everything else", async () => {
    const key = keys.get("ID")!;
    const statement = statementOf({ number: 2, hash, proposal: content.proposal }, "ID", sealedAt);
    const signature = (await signStatement(key, passphrase.ID, statement)) ?? "";
    expect(isSigned(statement, signature, key.publicKey)).toBe(true);
    expect(isSigned({ ...statement, number: 1 }, signature, key.publicKey)).toBe(false);
  });
});

it("a document that both parties sealed is sound, in whatever order its keys stand", () => {
  expect(verifySealed(file, known())).toMatchObject({ documentSound: true, sound: true, missing: [] });
  expect(verifySealed(file, null).sound).toBe(true);
  const turned = Object.fromEntries(Object.entries(file.document).toReversed());
  expect(verifySealed({ ...file, document: turned }, known()).sound).toBe(true);
});
