import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { IntlProvider } from "react-intl";
import { HydratedRouter } from "react-router/dom";
import { sentences } from "virtual:sentences";

const english = document.documentElement.lang === "en";
const parts = document.documentElement.dataset["sentences"]?.split(" ") ?? [];
const loaded = await Promise.all(parts.map((part) => sentences[english ? "en" : "id"][part]?.()));
const messages = Object.assign({}, ...loaded.map((one) => one?.default)) as Record<string, string>;

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <IntlProvider locale={english ? "en-SG" : "id-ID"} messages={messages}>
        <HydratedRouter />
      </IntlProvider>
    </StrictMode>,
  );
});
