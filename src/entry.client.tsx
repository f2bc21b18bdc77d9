import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { IntlProvider } from "react-intl";
import { HydratedRouter } from "react-router/dom";
import { sentences } from "virtual:sentences";
import { SentencesContext, type AskSentences } from "./sentences-context.ts";

const english = document.documentElement.lang === "en";
const messages: Record<string, string> = {};
const here = new Set<string>();
const asked = new Map<string, Promise<unknown>>();

/** A page that a form leads to may be another module's: it waits, and the page before it stays, until it can speak. */
const ask: AskSentences = (parts) => {
  const missing = parts.filter((part) => !here.has(part));
  if (missing.length === 0) return null;
  const name = missing.join(" ");
  const before = asked.get(name);
  if (before) return before;
  const promise = Promise.all(
    missing.map(async (part) => {
      const loaded = await sentences[english ? "en" : "id"][part]?.();
      Object.assign(messages, loaded?.default);
      here.add(part);
    }),
  );
  asked.set(name, promise);
  return promise;
};

await ask(document.documentElement.dataset["sentences"]?.split(" ") ?? []);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <SentencesContext value={ask}>
        <IntlProvider locale={english ? "en-SG" : "id-ID"} messages={messages}>
          <HydratedRouter />
        </IntlProvider>
      </SentencesContext>
    </StrictMode>,
  );
});
