import { expect, test } from "vitest";
import { calendarFile, stayInCalendar } from "./placement-ical.ts";

const stay = {
  ...{ placementId: "p-1", fromDay: "2026-06-01", untilDay: "2026-06-28", zone: "Asia/Jayapura" },
  ...{
    state: "booked" as const,
    revision: 3,
    stateSince: new Date("2026-03-02T02:00:00Z"),
    number: "KAK-2026-001",
  },
  title: { id: "Tenaga ahli arsitektur sistem; jaringan, awan" },
  place: { id: "BPVP Sorong" },
};
const file = (more: object = {}) =>
  calendarFile([stayInCalendar({ ...stay, ...more }, "id", { stay: "Penempatan", state: "Dipesan" })], {
    ...{ name: "Penempatan", language: "id", origin: "https://jembatan.example" },
  });
/** Lines as a reader joins them again (RFC 5545, 3.1). */
const lines = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("no line is longer than 75 octets, and every line ends with CRLF", () => {
  const text = file({ title: { id: "Perancangan pusat inovasi é 机电一体化 ".repeat(12) } });
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

test("a line break in a title begins no line of its own", () => {
  expect(
    lines(file({ title: { id: "x\r\nATTENDEE:mailto:a@b.c" } })).filter((one) => one.startsWith("ATTENDEE")),
  ).toEqual([]);
});

test("the days are those at the place, in every zone, and the end is the day after the last one", () => {
  const found = lines(file());
  expect(found).toContain("DTSTART;VALUE=DATE:20260601");
  expect(found).toContain("DTEND;VALUE=DATE:20260629");
  expect(found).toContain("DESCRIPTION:Dipesan · WIT");
});

test("commas and semicolons are words, a stay that is only booked is tentative, and a change raises the sequence", () => {
  const found = lines(file());
  expect(found).toContain(
    "SUMMARY:Penempatan: Tenaga ahli arsitektur sistem\\; jaringan\\, awan (KAK-2026-001)",
  );
  expect(found).toContain("STATUS:TENTATIVE");
  expect(found).toContain("SEQUENCE:3");
  expect(lines(file({ state: "under-way" }))).toContain("STATUS:CONFIRMED");
});

test("the same days give the same file", () => {
  expect(file()).toBe(file());
});
