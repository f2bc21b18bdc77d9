import { index, route, type RouteConfig } from "@react-router/dev/routes";

export default [
  index("home.tsx"),
  route("sign-in", "identity/pages/sign-in.tsx"),
  route("claim", "identity/pages/claim.tsx"),
  route("sign-out", "identity/pages/sign-out.tsx"),
  route("account", "identity/pages/account.tsx"),
  route("thread/:kind/*", "thread/pages/thread.tsx"),
  route("work/:id", "long-work-page.tsx"),
  route("*", "not-found.tsx"),
] satisfies RouteConfig;
