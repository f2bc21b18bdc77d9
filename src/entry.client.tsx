import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { IntlProvider } from "react-intl";
import { HydratedRouter } from "react-router/dom";

const english = document.documentElement.lang === "en";
const { default: messages } = english
  ? await import("../messages/en.json")
  : await import("../messages/id.json");

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
