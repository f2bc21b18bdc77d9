import { expect, test } from "vitest";
import type { CertificateContent } from "./certificate.ts";
import { printCertificate } from "./certificate-print.ts";

const content: CertificateContent = {
  ...{ number: "SKP-2026-001", expert: "Tan Mei Ling", host: { id: "BPVP Uji" }, place: { id: "BPVP Uji" } },
  ...{ sender: { id: "ITE", en: "ITE" }, programme: { id: "Biro" }, from: "2026-06-01", until: "2026-06-28" },
  terms: { number: "KAK-2026-001", title: { id: "Tenaga ahli arsitektur" } },
  ...{ zone: "Asia/Makassar", days: 28, early: false, counterparts: 1, deliverables: [{ id: "Modul" }] },
  objectives: [{ text: { id: "Menyusun arsitektur" }, units: [{ code: "J.62DMI00.001.1", title: {} }] }],
  transfer: { expected: 1, measured: 0, notMeasured: 1, gain: null, days: 28, perExpertDay: null },
  ...{ issuedOn: "2026-06-28", signedBy: "Kepala", synthetic: true },
};

test("a certificate that is printed again is the same bytes, and another content is not", async () => {
  const one = await printCertificate(content, "0".repeat(64));
  expect(Buffer.from(one.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(Buffer.compare(one, await printCertificate(structuredClone(content), "0".repeat(64)))).toBe(0);
  expect(Buffer.compare(one, await printCertificate({ ...content, days: 27 }, "0".repeat(64)))).not.toBe(0);
});
