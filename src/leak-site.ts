import { Hono } from "hono";
import { RouterContextProvider, type LoaderFunction } from "react-router";
import { fromBufferPromise } from "yauzl";
import type { Address, Opened } from "./agreement/index.server.ts";
import type { Principal, UseCase } from "./identity/index.ts";
import type { visitContext, Visit } from "./identity/index.server.ts";
import { mountApi } from "./api.ts";
import type { ApiPaths } from "./leak-addresses.ts";
import { explain, explainFindings, explainRow } from "./errors.ts";
import { refuse, type Outcome } from "./platform/index.ts";
import type { Stores } from "./stores.ts";
import type { Env } from "./web-env.ts";

type Site = {
  root: string;
  today: string;
  run(useCase: UseCase<Stores, never, never>, principal: Principal, input: object): Promise<unknown>;
  /** A file of src as a module, with what is not plain TypeScript made so. */
  load(file: string): Promise<Record<string, unknown>>;
};

/**
 * Pages and API without a socket and without drawing anything: what a loader gives is all that its page can show, in
 * whichever language and on whichever screen.
 */
export function leakSite({ root, today, run, load }: Site) {
  const visitOf = (principal: Principal): Visit => ({
    visitor:
      principal.kind === "member"
        ? {
            ...{ principal, username: null, organisationName: {} },
            ...{ membership: principal.person, memberships: 1 },
          }
        : null,
    ...{ token: null, language: "id", nonce: "", demo: true, root, today },
    frame: async () => ({ code: "id-sg", synthetic: true }),
    perform: (useCase, input) =>
      run(useCase as unknown as UseCase<Stores, never, never>, principal, input as object) as never,
    enqueue: async () => refuse("NOT_PERMITTED") as Outcome<never>,
    explain: (refusal) => explain(refusal, "id"),
    explainRow: (row) => explainRow(row, "id"),
    explainFindings: (refusal) => explainFindings(refusal, "id"),
    sessionCookie: () => "",
  });

  const apis = new Map<Principal, Hono<Env>>();
  function apiOf(principal: Principal): Hono<Env> {
    const before = apis.get(principal);
    if (before) return before;
    const app = new Hono<Env>();
    mountApi(app, async () => visitOf(principal));
    apis.set(principal, app);
    return app;
  }

  async function openPage(file: string, { url, params }: Address, principal: Principal): Promise<Opened> {
    try {
      const { loader } = (await load(file)) as { loader?: LoaderFunction };
      if (!loader) return { ok: true, text: "" };
      const door = (await load("identity/index.server.ts")) as { visitContext: typeof visitContext };
      const context = new RouterContextProvider();
      context.set(door.visitContext, visitOf(principal));
      const request = new Request(`http://localhost${url}`);
      return await told(await loader({ request, params, context } as never), true);
    } catch (thrown) {
      // A loader throws what its reader is told. A bug tells nothing, and what nobody can open is reported at the end.
      if (thrown instanceof Error) return { ok: false, text: "" };
      return told(thrown, false);
    }
  }

  return {
    apiPaths: async (principal: Principal) => {
      const answer = await apiOf(principal).request("/api/openapi.json");
      return ((await answer.json()) as { paths: ApiPaths }).paths;
    },
    open: async (address: Address, principal: Principal): Promise<Opened> => {
      if (address.file !== null) return openPage(address.file, address, principal);
      const answer = await apiOf(principal).request(address.url);
      return told(answer, answer.ok);
    },
  };
}

/** An answer as text: what it says, its headers with the name of a file, and what is in a file that is packed. */
async function told(answer: unknown, ok: boolean): Promise<Opened> {
  if (!(answer instanceof Response)) return { ok, text: JSON.stringify(answer, plain) ?? "" };
  const bytes = Buffer.from(await answer.arrayBuffer());
  const packed = bytes.subarray(0, 2).toString("latin1") === "PK";
  const body = packed ? await unpacked(bytes) : bytes.toString("latin1");
  return { ok: ok && answer.ok, text: `${JSON.stringify([...answer.headers])}\n${body}` };
}

const plain = (_: string, value: unknown) =>
  value instanceof Map || value instanceof Set ? [...value] : value;

/** All that a Word file or a workbook says, with marks and without: a mark may stand in the middle of a word. */
async function unpacked(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes);
  const texts: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString("utf8");
    texts.push(entry.fileName, text, text.replaceAll(/<[^>]*>/g, ""));
  }
  return texts.join("\n");
}
