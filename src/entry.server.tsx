import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { renderToPipeableStream } from "react-dom/server";
import { RawIntlProvider } from "react-intl";
import { ServerRouter, type EntryContext, type RouterContextProvider } from "react-router";
import { visitOf } from "./identity/index.server.ts";
import { NonceContext } from "./nonce.ts";
import { intlFor } from "./platform/intl.ts";
import { ScriptsContext } from "./ui/index.ts";

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
        <ScriptsContext value={{ asked: false }}>
          <RawIntlProvider value={intlFor(language)}>
            <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
          </RawIntlProvider>
        </ScriptsContext>
      </NonceContext>,
      {
        nonce,
        // Loaders have everything before a page begins: one piece costs less than a stream of many.
        onAllReady() {
          clearTimeout(timeout);
          headers.set("content-type", "text/html; charset=utf-8");
          const body = pipe(new PassThrough());
          buffer(body).then(
            (bytes) => resolve(new Response(new Uint8Array(bytes), { status, headers })),
            reject,
          );
        },
        onShellError: reject,
      },
    );
    const timeout = setTimeout(abort, streamTimeout + 1_000);
  });
}
