import { expect, test } from "vitest";
import { messageFindings } from "./messages.ts";

const find = (text: string, known: string[], path = "src/page.tsx") =>
  messageFindings([{ path, text }], known);

test.each([
  ["said to a reader", `say("home.title")`],
  ["said through an object", `cli.say("home.title")`],
  ["formatted", `intl.formatMessage({ id: "home.title" }, { name })`],
  ["one of two", `say(first ? "home.title" : "home.lead")`],
])("a key that is %s must exist", (_, text) => {
  expect(find(text, ["home.lead"])).toContain("src/page.tsx: no message has the key home.title");
});

test("an outcome's message must exist", () => {
  const text = `export const errors = { GONE: { status: 404, message: "home.error.GONE" } };`;
  expect(find(text, [], "src/home/errors.ts")).toEqual([
    "src/home/errors.ts: no message has the key home.error.GONE",
  ]);
});

test("the beginning of a key that code completes must begin some key", () => {
  expect(find("say(`home.step.${step}`)", [])).toEqual(["src/page.tsx: no message has the key home.step.*"]);
});

test("a message that nothing says is reported", () => {
  expect(find(`say("home.title")`, ["home.title", "home.old"])).toEqual([
    "messages/id.json: nothing says home.old",
  ]);
});

test("a key counts as said in full, through a table, or by its beginning", () => {
  const text =
    "const titles = { one: 'home.one' }; say(titles.one); say(`home.step.${step}`); say('home.title');";
  expect(find(text, ["home.one", "home.step.sense", "home.title"])).toEqual([]);
});

test("other texts with dots are no keys", () => {
  expect(find(`run({ id: "platform.ready" }); open("identity.person");`, [])).toEqual([]);
});
