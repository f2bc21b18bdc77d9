import type { Tx } from "../platform/database.ts";
import { budgetStore } from "./budget-store.ts";
import { candidateStore } from "./candidate-store.ts";
import { draftStore } from "./draft-store.ts";
import { drawdownStore } from "./drawdown-store.ts";
import { feedbackStore } from "./feedback-store.ts";
import { ledgerStore } from "./ledger-store.ts";
import { overviewStore } from "./overview-store.ts";
import { proposalStore } from "./proposal-store.ts";
import { routeStore } from "./route-store.ts";
import { sealStore } from "./seal-store.ts";
import { syntheticStore } from "./synthetic-store.ts";

export type AgreementStore = ReturnType<typeof agreementStore>;

/** The ledger, proposals and what became of them, seen through the walls of the transaction's principal. */
export const agreementStore = (tx: Tx) => ({
  ...ledgerStore(tx),
  ...proposalStore(tx),
  ...draftStore(tx),
  ...overviewStore(tx),
  ...routeStore(tx),
  ...feedbackStore(tx),
  ...budgetStore(tx),
  ...candidateStore(tx),
  ...sealStore(tx),
  ...drawdownStore(tx),
  ...syntheticStore(tx),
});
