import { randomBytes } from "node:crypto";
import { databaseIsAway } from "./database.ts";

/** @returns a fresh value for the nonce of one response's Content-Security-Policy */
export const newNonce = (): string => randomBytes(16).toString("base64");

/** @returns an id that log lines, audit rows and error answers of one request share */
export const newTrace = (): string => randomBytes(8).toString("hex");

/** The headers that every answer carries; `nonce` admits the page's own scripts and styles and no others. */
export function securityHeaders(nonce: string, development = false): Record<string, string> {
  const connect = development ? "connect-src 'self' ws:" : "connect-src 'self'";
  // Vite's development client writes style elements and carries the nonce of the page's meta element.
  return {
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self'",
      "font-src 'self'",
      connect,
      "manifest-src 'self'",
      "worker-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
  };
}

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  trace: string;
  errors?: { field: string; detail: string }[];
};

/** An error as RFC 9457 wants it: `application/problem+json` with a coded type and the trace id. */
export function problem(fields: {
  status: number;
  code: string;
  detail: string;
  trace: string;
  errors?: Problem["errors"];
  headers?: Record<string, string>;
}): Response {
  const { status, code, detail, trace, errors, headers } = fields;
  const body: Problem = {
    type: `urn:jembatan:problem:${code.toLowerCase().replaceAll("_", "-")}`,
    title: code,
    status,
    code,
    detail,
    trace,
    ...(errors?.length ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}

/** 503 while the database cannot be reached, 500 for a bug. */
export function statusOfError(error: unknown): 500 | 503 {
  return databaseIsAway(error) ? 503 : 500;
}

/**
 * Cross-site requests must not change anything: an unsafe method needs the page's own origin.
 * Browsers send Sec-Fetch-Site or Origin; a client that sends neither is no browser and carries no foreign cookie jar.
 */
export function comesFromElsewhere(request: Request): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return false;
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  if (!origin) return false;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
