import { lookAt } from "./look-at.ts";

const ratna = "Ratna Wulandari";
const tan = "Tan Wei Ling";
const letter = "main a[href^='/agreement/letters/']";
const draft = "/agreement/talent-hub-2027";
const answered = "/agreement/talenta-teknologi-2026";
const signed = "/agreement/pelatihan-pelatih-otomasi";

lookAt([
  { name: "agencies", path: "/agencies?text=pelatihan", as: ratna },
  { name: "agency", path: ["/agencies", "main a[href^='/agencies/']"], as: ratna },
  { name: "proposals", path: "/agreement", as: ratna },
  { name: "proposal-new", path: "/agreement/new", as: ratna },
  { name: "proposal-draft", path: draft, as: ratna },
  { name: "proposal-answered", path: answered, as: ratna },
  { name: "clause", path: [draft, "main a[href*='/clause/']"], as: ratna },
  {
    name: "clause-figures",
    path: [draft, "main a[href*='/clause/']", "a[href*='edit=figures']"],
    as: ratna,
  },
  { name: "paragraph", path: [draft, "main a[href*='/clause/']", "a[href*='/paragraph/']"], as: ratna },
  { name: "versions", path: `${answered}/versions`, as: ratna },
  { name: "changes", path: `${answered}/diff?from=1&to=now`, as: ratna },
  { name: "route", path: `${answered}/route`, as: ratna },
  { name: "route-edit", path: `${draft}/route/edit`, as: ratna },
  { name: "feedback", path: `${answered}/feedback`, as: ratna },
  { name: "matrix", path: `${answered}/matrix`, as: ratna },
  { name: "received-new", path: `${answered}/received/new`, as: ratna },
  { name: "inbox", path: "/agreement/inbox", as: tan },
  { name: "letter", path: ["/agreement/inbox", letter], as: tan },
  { name: "arrived", path: ["/agreement/inbox", letter, "main a[href^='/agreement/versions/']"], as: tan },
  {
    name: "candidates",
    path: ["/agreement/inbox", letter, "main a[href^='/agreement/versions/']", "a[href$='/agencies']"],
    as: tan,
  },
  { name: "seal", path: [signed, "main a[href$='/seal']"], as: ratna },
  { name: "signed-paper", path: [answered, "main a[href$='/seal']", "main a[href$='/paper']"], as: ratna },
  { name: "keys", path: "/agreement/keys", as: "Priya Nair" },
  { name: "commitments", path: "/agreement/commitments", as: ratna },
  { name: "thread-of-a-commitment", path: ["/agreement/commitments", "a.thread-number"], as: ratna },
  { name: "package-of-a-wrong-code", path: "/package/AAAA-BBBB-CCCC-DDDD", status: 404 },
]);
