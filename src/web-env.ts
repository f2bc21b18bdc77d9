import type { Hono } from "hono";
import type { Language } from "./platform/index.ts";

/** What each request carries through the web application. */
export type Env = { Variables: { trace: string; nonce: string; language: Language } };
export type App = Hono<Env>;
