import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "src",
  buildDirectory: "build",
  ssr: true,
  // Which pages exist is no secret, and every page is in one manifest: no request asks for routes later.
  routeDiscovery: { mode: "initial" },
} satisfies Config;
