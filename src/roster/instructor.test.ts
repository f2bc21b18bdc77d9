import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  endingSoon,
  isCredentialOn,
  mayTeachOn,
  missingOn,
  provenUntil,
  type CredentialDays,
  type CredentialKind,
} from "./instructor.ts";

const service = { since: "2020-01-01", leftOn: null };
const proof = (
  kind: CredentialKind,
  validFrom: string,
  validUntil: string | null,
  revokedOn: string | null = null,
): CredentialDays => ({ kind, validFrom, validUntil, revokedOn });
const technical = proof("technical", "2025-01-01", "2027-12-31");
const methodology = proof("methodology", "2025-01-01", "2026-06-30");

describe("an instructor may not teach", () => {
  it("with technical competence alone, nor with methodology alone", () => {
    expect(mayTeachOn(service, [technical], "2026-01-01")).toBe(false);
    expect(mayTeachOn(service, [methodology], "2026-01-01")).toBe(false);
    expect(missingOn([technical], "2026-01-01")).toEqual(["methodology"]);
  });
  it("with two credentials of one kind", () => {
    expect(mayTeachOn(service, [technical, proof("technical", "2025-01-01", null)], "2026-01-01")).toBe(
      false,
    );
  });
  it("on the day after one of them ended, nor from the day on which one was revoked", () => {
    const on = (day: string) => mayTeachOn(service, [technical, methodology], day);
    expect([on("2026-06-30"), on("2026-07-01")]).toEqual([true, false]);
    const revoked = [technical, { ...methodology, revokedOn: "2026-03-02" }];
    const then = (day: string) => mayTeachOn(service, revoked, day);
    expect([then("2026-03-01"), then("2026-03-02")]).toEqual([true, false]);
  });
  it("before the first day of service, nor after the last", () => {
    const on = (day: string) =>
      mayTeachOn({ since: "2026-01-10", leftOn: "2026-02-10" }, [technical, methodology], day);
    expect(["2026-01-09", "2026-01-10", "2026-02-10", "2026-02-11"].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("a credential is to be renewed", () => {
  it("when it ends within ninety days and nothing of its kind lasts longer", () => {
    expect(endingSoon(service, [technical, methodology], "2026-04-01")).toEqual([methodology]);
    expect(endingSoon(service, [technical, methodology], "2026-03-31")).toEqual([]);
  });
  it("not where another one follows, the holder leaves before, or it was revoked", () => {
    const next = proof("methodology", "2026-07-01", "2029-06-30");
    expect(endingSoon(service, [methodology, next], "2026-06-01")).toEqual([]);
    expect(endingSoon({ ...service, leftOn: "2026-06-29" }, [methodology], "2026-06-01")).toEqual([]);
    expect(endingSoon(service, [{ ...methodology, revokedOn: "2026-05-01" }], "2026-06-01")).toEqual([]);
  });
});

it("competence goes on through credentials that follow each other, and ends at a gap", () => {
  const next = proof("methodology", "2026-07-01", "2029-06-30");
  const after = proof("methodology", "2029-07-02", null);
  expect(provenUntil([methodology, next, after], "methodology", "2026-01-01")).toBe("2029-06-30");
  expect(provenUntil([methodology, next, after], "methodology", "2029-07-02")).toBe("open");
  expect(provenUntil([methodology], "methodology", "2026-07-01")).toBeNull();
});

describe("for all histories", () => {
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const credential = fc
    .record({
      kind: fc.constantFrom("technical", "methodology"),
      validFrom: day,
      validUntil: fc.option(day),
      revokedOn: fc.option(day),
    })
    .map((one) => one as CredentialDays);

  it("until when a competence is proven is the last day without a gap", () => {
    fc.assert(
      fc.property(fc.array(credential, { maxLength: 5 }), day, (credentials, on) => {
        const until = provenUntil(credentials, "technical", on);
        const valid = (at: string) =>
          credentials.some((one) => one.kind === "technical" && isCredentialOn(one, at));
        if (until === null) return !valid(on);
        const end = until === "open" ? "2026-06-01" : until;
        for (let at = on; at <= end; at = new Date(Date.parse(at) + 86_400_000).toISOString().slice(0, 10))
          if (!valid(at)) return false;
        return (
          until === "open" || !valid(new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10))
        );
      }),
    );
  });

  it("taking a credential away never lets anybody teach", () => {
    fc.assert(
      fc.property(fc.array(credential, { minLength: 1, maxLength: 5 }), day, (credentials, on) => {
        return !mayTeachOn(service, credentials.slice(1), on) || mayTeachOn(service, credentials, on);
      }),
    );
  });
});
