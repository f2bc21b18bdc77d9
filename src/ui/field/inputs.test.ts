import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { expect, it } from "vitest";
import messages from "../../../messages/id.json";
import { Select } from "./inputs.tsx";

const select = (more: object) =>
  renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: "id", messages },
      createElement(Select, {
        name: "pihak",
        label: "Pihak",
        options: [{ value: "ID", label: "Indonesia" }],
        ...more,
      }),
    ),
  );

it("a choice that has to be made is required; one whose first answer is of no value holds no form back", () => {
  expect(select({ placeholder: "Pilih" })).toContain("required");
  const both = select({ options: [{ value: "", label: "Keduanya" }] });
  expect(both).not.toContain("required");
  expect(both).not.toContain(messages["ui.field.optional"]);
});
