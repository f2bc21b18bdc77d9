import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { describe, expect, it } from "vitest";
import messages from "../../../messages/id.json";
import type { ShellProps } from "./shell.tsx";
import { Shell } from "./shell.tsx";

function render(props: Partial<ShellProps> = {}): string {
  const shell = createElement(Shell, {
    search: "",
    loop: { sense: "/col" },
    signIn: "/sign-in",
    footer: { licence: "Apache-2.0", version: "1" },
    ...props,
  } as ShellProps);
  return renderToStaticMarkup(createElement(IntlProvider, { locale: "id", messages }, shell));
}

describe("what surrounds a page", () => {
  it("a step that does not exist yet is no link and says that it will follow", () => {
    const html = render();
    expect(html).toContain('<a href="/col">Pekerjaan Kritis</a>');
    expect(html).not.toMatch(/<a [^>]*>Kesepakatan/);
    expect(html).toMatch(/<span title="menyusul">Kesepakatan/);
  });

  it("synthetic data wears the ribbon, and only synthetic data", () => {
    expect(render({ synthetic: "all" })).toContain("Data contoh: semua orang dan angka di sini buatan.");
    expect(render()).not.toContain("ribbon");
  });

  it("real data between invented people is not called invented", () => {
    const html = render({ synthetic: "people" });
    expect(html).toContain("Koridor contoh: orang-orangnya rekaan, data pada halaman ini nyata.");
    expect(html).not.toContain("angka di sini buatan");
  });

  it("real and invented data on one page: what is invented bears a mark", () => {
    expect(render({ synthetic: "partly" })).toContain(
      "Koridor contoh: orang-orangnya rekaan; data rekaan pada halaman ini bertanda “data contoh”.",
    );
  });

  it("signing out posts a form; nobody is offered to sign out who is not signed in", () => {
    const session = { name: "Ratna", signOut: { action: "/sign-out", fields: { token: "t" } } };
    expect(render({ session })).toContain(
      '<form action="/sign-out" method="post"><input type="hidden" name="token" value="t"/>',
    );
    expect(render()).not.toContain("<form");
  });

  it("the first link of the page leads to its content", () => {
    expect(/<a [^>]*>/.exec(render())?.[0]).toBe('<a class="skip" href="#main">');
  });
});
