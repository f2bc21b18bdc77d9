import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { expect, test } from "vitest";
import messages from "../../messages/id.json";
import { Combobox, CopyText, FileInput, PasswordInput, ScriptsContext, Slider, TextInput } from "./index.ts";

/** Whether scripts were asked for while this part was written. */
function asks(part: ReactNode): boolean {
  const scripts = { asked: false };
  const said = createElement(
    IntlProvider,
    { locale: "id", messages },
    createElement(ScriptsContext, { value: scripts }, part),
  );
  renderToStaticMarkup(said);
  return scripts.asked;
}

const field = { name: "a", label: "A" };

test.each([
  ["a text", createElement(TextInput, field)],
  ["a file", createElement(FileInput, field)],
])("%s asks for no scripts: a page of such parts is sent none", (_, part) => {
  expect(asks(part)).toBe(false);
});

test.each([
  ["a password that can be shown", createElement(PasswordInput, { ...field, autoComplete: "off" })],
  ["a slider", createElement(Slider, { ...field, min: 0, max: 1, step: 1, neutral: 0 })],
  ["a text to copy", createElement(CopyText, { label: "A", text: "a" })],
  [
    "a field that offers choices",
    createElement(Combobox, { ...field, search: async () => [], withoutScript: null }),
  ],
])("%s asks for scripts", (_, part) => {
  expect(asks(part)).toBe(true);
});
