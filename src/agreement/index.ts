export { agreementErrors } from "./errors.ts";
export {
  clauseKinds,
  documentSchema,
  paragraphsOf,
  type Clause,
  type ClauseKind,
  type Paragraph,
  type ProposalDocument,
} from "./document.ts";
export { leftOf, type Balance, type Drawdown, type OpenCommitment } from "./drawdown.ts";
export { figureText, rendered, type Figure, type Figures } from "./figure.ts";
