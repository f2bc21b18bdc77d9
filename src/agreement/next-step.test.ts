import { describe, expect, test } from "vitest";
import { nextStep } from "./next-step.ts";

const drafting = {
  state: "drafting",
  asked: false,
  stale: 0,
  answered: false,
  closed: false,
  letter: null,
} as const;
const mom = { id: "Kementerian Tenaga Kerja Singapura", en: "Ministry of Manpower (Singapore)" };
const letter = { to: mom, asked: "answer", received: true, dueOn: "2027-03-01" } as const;
const sent = { ...drafting, state: "released", letter } as const;

describe("what comes next", () => {
  test.each([
    ["a draft is written", drafting, "write"],
    ["what one language changed, the other follows", { ...drafting, stale: 2 }, "stale"],
    ["what was asked for, the head releases", { ...drafting, asked: true, stale: 2 }, "release"],
    ["a release is sent", { ...sent, letter: null }, "send"],
    ["a letter waits for its receipt", { ...sent, letter: { ...letter, received: false } }, "receipt"],
    ["who was asked to answer answers", sent, "answer"],
    ["who drafts says how each comment ends", { ...sent, answered: true }, "decide"],
    [
      "when every comment has ended, the text is sealed and signed",
      { ...sent, answered: true, closed: true },
      "seal",
    ],
    [
      "a revision is written, whatever came before",
      { ...sent, state: "drafting", answered: true, closed: true },
      "write",
    ],
    [
      "nothing more is done with a signed text",
      { ...sent, state: "signed", answered: true, closed: true },
      "signed",
    ],
  ] as const)("%s", (_, standing, step) => expect(nextStep(standing).step).toBe(step));

  test("another office is named with its day, one's own is not", () => {
    expect(nextStep(sent)).toEqual({ step: "answer", office: mom, dueOn: "2027-03-01" });
    expect(nextStep({ ...sent, answered: true })).toEqual({ step: "decide", office: null, dueOn: null });
  });
});
