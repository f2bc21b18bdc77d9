import type { Reasons } from "./nomination.ts";

/** Of the skills that are asked for: how many an expert has at that level, and which essential ones are missing. */
export function coverageOf({ skills }: Pick<Reasons, "skills">) {
  const covers = ({ asked, level }: Reasons["skills"][number]) => level !== null && level >= asked;
  return {
    covered: skills.filter(covers).length,
    asked: skills.length,
    missing: skills.filter((skill) => skill.essential && !covers(skill)),
  };
}
