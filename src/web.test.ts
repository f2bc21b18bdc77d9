import { connect, createServer, type Socket } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { testApp } from "./test-app.ts";
import { principals } from "./test-database.ts";

const app = await testApp();
afterAll(app.close);

/** A wire to the database that can be cut and mended. */
async function openWire(target: URL) {
  const sockets = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    if (cut) return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
    return near;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  const address = server.address();
  url.port = String(typeof address === "object" && address ? address.port : 0);
  return {
    url: url.href,
    cut() {
      cut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => void (cut = false),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe("what is refused", () => {
  test("an unknown address of the API: problem+json in the reader's language, with a trace id", async () => {
    const response = await app.request("/api/nothing-here", { headers: { "accept-language": "en" } });
    const trace = response.headers.get("x-trace");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toEqual({
      type: "urn:jembatan:problem:page-not-found",
      title: "PAGE_NOT_FOUND",
      status: 404,
      code: "PAGE_NOT_FOUND",
      detail: "This page was not found, or is not released to you.",
      trace,
    });
    expect(trace).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each([
    ["another origin", { origin: "https://elsewhere.example" }],
    ["another site, as the browser says", { "sec-fetch-site": "cross-site" }],
    ["a neighbour under the same name", { "sec-fetch-site": "same-site", origin: "http://localhost:8080" }],
    ["an origin that is none", { origin: "null" }],
  ])("a change asked from %s", async (_, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const response = await app.request("/sign-out", {
        method,
        headers: { host: "localhost:8080", ...headers },
      });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "FOREIGN_ORIGIN" });
    }
  });

  test("a session cookie that was made up is nobody", async () => {
    const response = await app.request("/", { headers: { cookie: "jembatan=made-up" } });
    expect(await response.json()).toMatchObject({ person: null });
  });
});

test("a change from the page's own origin, and a question from anywhere, are let through", async () => {
  const own = { host: "localhost:8080", origin: "http://localhost:8080" };
  expect((await app.request("/", { method: "POST", headers: own })).status).toBe(200);
  expect((await app.request("/", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(200);
});

describe("every answer", () => {
  test.each(["/", "/healthz", "/readyz", "/api/nothing-here", "/api/openapi.json"])(
    "of %s carries its headers",
    async (path) => {
      const { headers } = await app.request(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toBe("camera=(), microphone=(), geolocation=()");
      expect(headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; script-src 'self' 'nonce-[\w+/=]{24}'; style-src 'self' 'nonce-/,
      );
    },
  );

  test("has a nonce of its own, the one that its page was given", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => app.request("/")));
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const { nonce } = (await answer.json()) as { nonce: string };
        expect(answer.headers.get("content-security-policy")).toContain(`script-src 'self' 'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  test("to somebody signed in is kept by no cache", async () => {
    const response = await app.request("/", { as: principals.bureau.head });
    expect(await response.json()).toMatchObject({ person: principals.bureau.head.person });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

describe("the language of an answer", () => {
  test.each([
    ["Indonesian unless something says otherwise", "/", {}, "id"],
    ["the browser's", "/", { "accept-language": "fr, en;q=0.8" }, "en"],
    ["the one chosen before, over the browser's", "/", { "accept-language": "en", cookie: "lang=id" }, "id"],
    ["the one asked for, over all", "/?lang=en", { "accept-language": "id", cookie: "lang=id" }, "en"],
    ["never one that there is not", "/?lang=fr", { "accept-language": "en" }, "en"],
  ])("is %s", async (_, path, headers, language) => {
    expect(await (await app.request(path, { headers: headers as HeadersInit })).json()).toMatchObject({
      language,
    });
  });

  test("that was asked for is kept for the next visit", async () => {
    expect((await app.request("/?lang=en")).headers.get("set-cookie")).toBe(
      "lang=en; Path=/; Max-Age=31536000; SameSite=Lax",
    );
    expect((await app.request("/?lang=fr")).headers.get("set-cookie")).toBe(null);
  });
});

describe("when the database is gone", () => {
  test("the answer is a true 503 that says when to come again, and afterwards all is well without a restart", async () => {
    const wire = await openWire(new URL(app.db.url));
    const wired = await testApp({ DATABASE_URL: wire.url });
    expect((await wired.request("/readyz")).status).toBe(200);
    expect((await wired.request("/", { as: principals.bureau.head })).status).toBe(200);

    wire.cut();
    for (const path of ["/readyz", "/"]) {
      const response = await wired.request(path, {
        headers: { cookie: "jembatan=made-up", "accept-language": "en" },
      });
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("5");
      expect(await response.json()).toMatchObject({ code: "DATABASE_AWAY", status: 503 });
    }
    expect((await wired.request("/healthz")).status).toBe(200);

    wire.mend();
    expect((await wired.request("/readyz")).status).toBe(200);
    await wired.close();
    await wire.close();
  });
});
