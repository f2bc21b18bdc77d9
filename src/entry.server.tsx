import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream } from "react-dom/server";
import { RawIntlProvider } from "react-intl";
import { ServerRouter, type EntryContext, type RouterContextProvider } from "react-router";
import { visitOf } from "./identity/index.server.ts";
import { NonceContext } from "./nonce.ts";
import { intlFor } from "./platform/intl.ts";

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
        <RawIntlProvider value={intlFor(language)}>
          <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
        </RawIntlProvider>
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
