import type { z } from "zod";
import { principals, type TestWorkbench } from "../test-database.ts";
import { confirmEdition } from "./confirm-edition.ts";
import { registerEdition } from "./register-edition.ts";

/** Enters an edition published elsewhere, as an officer of an office, and confirms it, as its head. */
export async function editionOfElsewhere(
  { run }: Pick<TestWorkbench, "run">,
  input: z.input<typeof registerEdition.input>,
  office: "ministry" | "bureau" = "ministry",
): Promise<void> {
  const entered = await run(registerEdition, principals[office].officer, input);
  if (!entered.ok) throw new Error(entered.code);
  const confirmed = await run(confirmEdition, principals[office].head, { edition: input.name });
  if (!confirmed.ok) throw new Error(confirmed.code);
}
