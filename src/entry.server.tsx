import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { ServerRouter, type EntryContext, type RouterContextProvider } from "react-router";
import { visitOf } from "./identity/index.server.ts";
import { NonceContext } from "./nonce.ts";
import { localeOf, messages, raise } from "./platform/intl.ts";

export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
) {
  const { language, nonce } = visitOf(loadContext);
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <IntlProvider
          locale={localeOf(language)}
          messages={messages[language]}
          timeZone="Asia/Jakarta"
          onError={raise}
        >
          <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
        </IntlProvider>
      </NonceContext>,
      {
        nonce,
        onShellReady() {
          clearTimeout(timeout);
          const body = new PassThrough();
          headers.set("content-type", "text/html; charset=utf-8");
          pipe(body);
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        },
        onShellError: reject,
      },
    );
    const timeout = setTimeout(abort, streamTimeout + 1_000);
  });
}
