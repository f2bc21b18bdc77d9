import { describe, expect, test } from "vitest";
import { anonymous, decide, roles, type Principal, type Role, type UseCase } from "../identity/index.ts";
import { addLeave } from "./add-leave.ts";
import { dropSkill } from "./drop-skill.ts";
import { moveMilestone } from "./move-milestone.ts";
import { readExpert, readExpertAccounts, readOwnExpert } from "./read-expert.ts";
import { readExperts } from "./read-experts.ts";
import { readHub, readHubs } from "./read-hubs.ts";
import { removeLeave } from "./remove-leave.ts";
import { removePlanPart } from "./remove-plan-part.ts";
import { saveExpert } from "./save-expert.ts";
import { saveHub } from "./save-hub.ts";
import { savePlanPart } from "./save-plan-part.ts";
import { saveSkill } from "./save-skill.ts";

const member = (role: Role): Principal => ({
  kind: "member",
  person: "p",
  name: "Somebody",
  organisation: "o",
  organisationKey: "office",
  party: "SG",
  role,
});
const permitted = ({ policy }: Pick<UseCase<never>, "policy">) =>
  roles.filter((role) => decide(policy, member(role)) === null);
type Declared = Pick<UseCase<never>, "name" | "policy">;

const keepers: Declared[] = [
  ...[saveExpert, saveSkill, dropSkill, readExpertAccounts],
  ...[saveHub, savePlanPart, removePlanPart, moveMilestone],
];

describe("officers and heads keep their office's experts and hubs, and nobody else does", () => {
  test.each(keepers.map((one) => [one.name, one] as const))("%s", (_, one) => {
    expect(permitted(one)).toEqual(["officer", "head"]);
    expect(decide(one.policy, anonymous)?.code).toBe("NOT_SIGNED_IN");
  });
});

test("leave is entered by the office and by the expert", () => {
  for (const one of [addLeave, removeLeave]) expect(permitted(one)).toEqual(["officer", "head", "expert"]);
});

test("an expert reads the own record, and no roster; a filing officer and an instructor read neither", () => {
  expect(permitted(readOwnExpert)).toEqual(["expert"]);
  for (const one of [readExperts, readExpert])
    expect(permitted(one)).toEqual(["officer", "statistician", "head", "registrar", "reader"]);
});

test("everybody reads hubs, also who has not signed in", () => {
  for (const one of [readHub, readHubs]) expect(decide(one.policy, anonymous)).toBeNull();
});
