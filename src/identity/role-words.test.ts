import { expect, test } from "vitest";
import en from "../../messages/en.json" with { type: "json" };
import id from "../../messages/id.json" with { type: "json" };
import { roles } from "./principal.ts";

// Pages put the role at the end of a key: a role without its words would be a page that does not open.
test.each(["identity.role", "identity.roleHint", "agreement.ledger.role"])(
  "every role has its words in both languages: %s",
  (key) => {
    const lacks = (messages: object) => roles.filter((role) => !(`${key}.${role}` in messages));
    expect([lacks(id), lacks(en)]).toEqual([[], []]);
  },
);
