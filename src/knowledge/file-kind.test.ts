import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstLook, kindOfName, safeFileName, savedAs } from "./file-kind.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("a file is what its first bytes say", () => {
  test.each([
    ["a photo (JPEG)", "\u00ff\u00d8\u00ff\u00e0", "picture"],
    ["a scan (PNG)", "\u0089PNG\r\n", "picture"],
    ["a photo of a phone (HEIC)", "\0\0\0\u0018ftypheic", "picture"],
    ["a picture of the web (WebP)", "RIFF\0\0\0\0WEBPVP8 ", "picture"],
    ["a DOC of 1998", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", "old-office"],
    ["a program", "MZ\0\0", "other"],
    ["a PDF", "%PDF-1.7", "pdf"],
    ["an office file", "PK\u0003\u0004", "zip"],
    ["words", "# Modul 1", "text"],
  ])("%s", (_, head, expected) => {
    expect(firstLook(bytes(head))).toBe(expected);
  });
});

describe("a file is saved under a name that any disk takes", () => {
  test.each([
    ["../../etc/passwd", "etc-passwd.txt"],
    ["C:\\Users\\x\\modul.doc", "C-Users-x-modul.txt"],
    ["Modul 1: sensor & robot?.txt", "Modul 1- sensor - robot.txt"],
    ["CON.txt", "berkas.txt"],
    ["...", "berkas.txt"],
    ['a"b\r\nSet-Cookie: x', "a-b-Set-Cookie- x.txt"],
    ["modul‮fdp.exe", "modul-fdp.txt"],
  ])("%j becomes %j", (name, expected) => {
    expect(safeFileName(name, "txt")).toBe(expected);
  });

  test("whatever it is called, the ending is what it is, and the header is one line of ASCII", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
        const safe = safeFileName(name, "pdf");
        expect(kindOfName(safe)).toBe("pdf");
        expect(safe).not.toMatch(/[/\\:*?"<>|\p{Cc}]|^\.|\.\./u);
        expect(safe.length).toBeLessThan(260);
        expect(savedAs(safe)).toMatch(
          /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.%!#$&+^`|~-]*$/,
        );
      }),
    );
  });
});
