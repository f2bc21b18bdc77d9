/** Who may import whom, as docs/architecture.md says. `npm run check` runs it; checks/import-rules.test.ts plants violations. */

/** From left to right: a module imports only modules that stand before it. */
const modules = require("./checks/module-order.json");
const anyModule = `^src/(${modules.join("|")})/`;
const doors = `^src/[^/]+/index(\\.server)?\\.ts$`;
const tests = "\\.(test|fixture)\\.tsx?$";

const rightward = modules.slice(0, -1).map((module, index) => ({
  name: "modules-lean-leftwards",
  comment: `${module} may not import what stands to its right; news that travels there is an event in the outbox.`,
  severity: "error",
  from: { path: `^src/${module}/` },
  to: { path: `^src/(${modules.slice(index + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "modules-have-two-doors",
      comment: "Another module is reached through its index.ts or index.server.ts only.",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: anyModule, pathNot: ["^src/$1/", doors] },
    },
    {
      name: "demo-comes-through-the-doors",
      comment: "The demo loads itself as an office would: through use cases.",
      severity: "error",
      from: { path: "^demo/", pathNot: tests },
      to: { path: anyModule, pathNot: doors },
    },
    {
      name: "pure-stays-pure",
      comment:
        "What a pure door reaches runs in a browser: zod, pure files of modules, the pure door of platform.",
      severity: "error",
      from: { path: `${anyModule}index\\.ts$|^src/platform/index\\.ts$` },
      to: {
        reachable: true,
        pathNot: [
          "(^|/)node_modules/zod/",
          `${anyModule}(?!index\\.server|store|api)[^/]+\\.ts$`,
          "^src/platform/(index|bilingual|number-text|zone|outcome)\\.ts$",
        ],
      },
    },
    ...rightward,
    {
      name: "ground-knows-no-module",
      comment: "platform/ and ui/ have no word of the domain.",
      severity: "error",
      from: { path: "^src/(platform|ui)/", pathNot: tests },
      to: { path: "^(src|demo|bench|e2e|checks)/", pathNot: "^src/(platform|ui)/" },
    },
    {
      name: "ui-needs-only-the-pure-door",
      severity: "error",
      from: { path: "^src/ui/" },
      to: { path: "^src/platform/", pathNot: "^src/platform/index\\.ts$" },
    },
    {
      name: "platform-draws-nothing",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: "^src/ui/" },
    },
    {
      name: "ui-has-one-door",
      severity: "error",
      from: { path: anyModule },
      to: { path: "^src/ui/", pathNot: "^src/ui/index\\.ts$" },
    },
    {
      name: "only-roots-wire",
      comment: "The composition roots (src/*.ts) see everything; nothing in a folder sees them.",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: tests },
      to: { path: "^src/[^/]+$" },
    },
    {
      name: "stores-are-given",
      comment:
        "A use case is given its stores: only the server door of the module hands the store to the roots.",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: ["/index\\.server\\.ts$", "[/-]store\\.ts$", tests] },
      to: { path: `${anyModule}.*\\bstore\\.ts$`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "product-stands-alone",
      comment:
        "Deleting demo/ leaves a clean product; checks, benches and browser tests look at it from outside.",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { path: "^(demo|bench|e2e|checks)/" },
    },
    {
      name: "harness-is-for-tests",
      severity: "error",
      from: { pathNot: [tests, "/test-[^/]+$", "^checks/", "^e2e/", "^bench/"] },
      to: { path: ["/test-[^/]+$", "\\.fixture\\.ts$"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|var|\\.react-router)/|/\\+types/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".json", ".css"] },
  },
};
