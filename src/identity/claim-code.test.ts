import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimCode, claimCodeLength, readClaimCode } from "./claim-code.ts";

const randomBytes = fc.uint8Array({ minLength: 64, maxLength: 64 });

describe("what is no claim code", () => {
  test.each(["", "ABCD-EFGH", "ABCD-EFGH-JKMN-P", "ABCD-EFGH-JKM0", "ABCD-EFGH-JKMÑ", "ABCDEFGH_JKMN"])(
    "%j",
    (typed) => {
      expect(readClaimCode(typed)).toBe(null);
    },
  );

  test("too few random bytes make no code rather than a guessable one", () => {
    expect(claimCode(new Uint8Array(11))).toBe(null);
    expect(claimCode(new Uint8Array(64).fill(255))).toBe(null);
  });
});

test("a code has no letter that print makes doubtful, and spells no word", () => {
  fc.assert(
    fc.property(randomBytes, (bytes) => {
      expect(claimCode(bytes)).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      expect(claimCode(bytes)).not.toMatch(/[ILOU01]/);
    }),
  );
});

test("a code is read as people type it: any case, spaces, dashes and dots anywhere", () => {
  const between = fc.array(fc.constantFrom(" ", "-", "–", "—", ".", "\t"), { maxLength: 2 });
  const typing = fc.array(fc.tuple(between, fc.boolean()), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(randomBytes, typing, (bytes, strokes) => {
      const code = claimCode(bytes) ?? "";
      const letters = code.replaceAll("-", "");
      const typed = strokes.map(([gap, small], index) => {
        const letter = letters.charAt(index);
        return gap.join("") + (small ? letter.toLowerCase() : letter);
      });
      expect(readClaimCode(typed.join(""))).toBe(letters);
    }),
  );
});

test("every letter is equally likely at every place", () => {
  // xorshift32 with a fixed seed: the figures of this test are always the same.
  let state = 20_260_302;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  };
  const counts = Array.from({ length: claimCodeLength }, () => new Map<string, number>());
  const codes = 6_000;
  for (let n = 0; n < codes; n++) {
    const letters = readClaimCode(claimCode(Uint8Array.from({ length: 64 }, random)) ?? "") ?? "";
    for (const [place, letter] of [...letters].entries()) {
      counts[place]?.set(letter, (counts[place]?.get(letter) ?? 0) + 1);
    }
  }
  const expected = codes / 30;
  for (const seen of counts) {
    expect(seen.size).toBe(30);
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 29 degrees of freedom: 58.3 is passed by one fair code in a thousand; bytes taken modulo 30 give about 210.
    expect(chiSquare).toBeLessThan(58.3);
  }
});
