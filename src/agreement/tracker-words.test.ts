import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerKinds, ledgerStates } from "./ledger-kind.ts";
import { channels } from "./route-words.ts";
import {
  channelWords,
  kindWords,
  readChannel,
  readKind,
  readState,
  stateWords,
  wordOf,
} from "./tracker-words.ts";

describe("a word that is not known says nothing", () => {
  test.each(["nunggu Pak Dirjen", "", "???", "tidak dibalas dulu", "selesaikan", "12/03/2024"])(
    "%s",
    (text) => {
      expect(readState(text)).toBeNull();
    },
  );
  test("neither does the beginning of one", () => {
    expect(readKind("suratan")).toBeNull();
    expect(readChannel("e")).toBeNull();
  });
});

describe("what officers write for a state", () => {
  test.each([
    ["belum", "open"],
    ["Belum selesai", "open"],
    ["on progress", "open"],
    ["Dalam proses", "open"],
    ["menunggu", "waiting"],
    ["MENUNGGU BALASAN", "waiting"],
    ["belum dibalas", "waiting"],
    ["Belum ada tanggapan.", "waiting"],
    ["pending", "waiting"],
    ["sudah dibalas", "answered"],
    ["Sudah  dijawab ", "answered"],
    ["selesai", "done"],
    ["Selesai (12/03/24)", "done"],
    ["Done - dikirim lewat KBRI", "done"],
    ["100%", "done"],
    ["✓ selesai", "done"],
    ["dibatalkan", "cancelled"],
  ])("%s: %s", (text, state) => expect(readState(text)).toBe(state));

  test("a column that asks for the reply reads yes and no as such", () => {
    expect(readState("belum", true)).toBe("waiting");
    expect(readState("Sudah", true)).toBe("answered");
    expect(readState("sudah")).toBe("done");
    expect(readState("selesai", true)).toBe("done");
  });
});

test("every word that this workbench writes is read again, whatever its capitals and blanks", () => {
  const noise = fc.constantFrom(
    (word: string) => word,
    (word: string) => word.toUpperCase(),
    (word: string) => `  ${word.replaceAll(" ", " \n ")}.`,
    (word: string) => word.replaceAll(" ", "_"),
  );
  fc.assert(
    fc.property(noise, fc.constantFrom("id" as const, "en" as const), (write, language) => {
      for (const kind of ledgerKinds) expect(readKind(write(wordOf(kindWords, kind, language)))).toBe(kind);
      for (const state of ledgerStates)
        expect(readState(write(wordOf(stateWords, state, language)))).toBe(state);
      for (const one of channels) expect(readChannel(write(wordOf(channelWords, one, language)))).toBe(one);
    }),
  );
});

test("no word stands for two things of one list", () => {
  for (const words of [kindWords, channelWords, stateWords]) {
    const all = Object.entries(words).flatMap(([name, { id, en, also }]) =>
      [...new Set([name, id, en, ...also.flatMap((some) => some.split(", "))])].map((word) => word),
    );
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
  }
});
