export { agreementStore, type AgreementStore } from "./store.ts";
export type { AgreementStores } from "./stores.ts";
export { openProposal } from "./open-proposal.ts";
export { askRelease } from "./ask-release.ts";
export { releaseVersion } from "./release-version.ts";
export { openAmendment } from "./open-amendment.ts";
export { readCommitments } from "./read-commitments.ts";
export { readSeal, verifySeal } from "./read-seal.ts";
export { confirmScan, readScan, recordScan } from "./record-scan.ts";
export { askSeal, sealVersion } from "./seal-version.ts";
export { confirmSigningKey, makeSigningKey, readSigningKeys, retireSigningKey } from "./signing-keys.ts";
export { saveRoute } from "./save-route.ts";
export { sendVersion } from "./send-version.ts";
export { takeReceipt } from "./take-receipt.ts";
export { forward } from "./forward.ts";
export { readRoute } from "./read-route.ts";
export { readInbox } from "./read-inbox.ts";
export { readArrived } from "./read-arrived.ts";
export { readLetter } from "./read-letter.ts";
export { openAnswer } from "./open-answer.ts";
export { inviteToAnswer } from "./invite-to-answer.ts";
export { addComment } from "./add-comment.ts";
export { markComment, withdrawComment } from "./withdraw-comment.ts";
export { setStance } from "./set-stance.ts";
export { prepareReply } from "./prepare-reply.ts";
export { releaseReply } from "./release-reply.ts";
export { readFeedback } from "./read-feedback.ts";
export { closeFeedback } from "./close-feedback.ts";
export { importReceived } from "./import-received.ts";
export { readReceived, readReceivedFile } from "./read-received.ts";
export { placePiece } from "./place-piece.ts";
export { makePackage, revokePackage } from "./make-package.ts";
export { openPackage } from "./open-package.ts";
export { readPackageKey, verifyPackageFile } from "./verify-package.ts";
export { disposeComment } from "./dispose-comment.ts";
export { addClause } from "./add-clause.ts";
export { addParagraph } from "./add-paragraph.ts";
export { confirmTranslation } from "./confirm-translation.ts";
export { compareVersions } from "./compare-versions.ts";
export { endDrafting, finishDrafting, inviteDrafter } from "./invite-drafter.ts";
export { makeDraftVersion } from "./make-draft-version.ts";
export { moveClause } from "./move-clause.ts";
export { moveParagraph } from "./move-paragraph.ts";
export { openRevision } from "./open-revision.ts";
export { readClause } from "./read-clause.ts";
export { readParagraph } from "./read-paragraph.ts";
export { readParagraphMerge } from "./read-paragraph-merge.ts";
export { readProposal } from "./read-proposal.ts";
export { readProposals } from "./read-proposals.ts";
export { readVersion } from "./read-version.ts";
export { readBudgetFile, readBudgetPaper, takeBudget } from "./take-budget.ts";
export { saveFigures } from "./save-figures.ts";
export { saveParagraph } from "./save-paragraph.ts";
export { saveTitle } from "./save-title.ts";
export { searchEntries } from "./search-entries.ts";
export { withdrawClause } from "./withdraw-clause.ts";
export { withdrawParagraph } from "./withdraw-paragraph.ts";
export { readCandidates } from "./read-candidates.ts";
export { saveCandidate } from "./save-candidate.ts";
export { addLedgerEntry } from "./add-ledger-entry.ts";
export { answerAsk } from "./answer-ask.ts";
export { attachLedgerScan, readLedgerScan } from "./attach-ledger-scan.ts";
export { changeLedgerEntry } from "./change-ledger-entry.ts";
export { chooseAnswer } from "./choose-answer.ts";
export { countWaitingAgreement } from "./count-waiting-agreement.ts";
export { importTracker, readTracker } from "./import-tracker.ts";
export { pasteLedger } from "./paste-ledger.ts";
export { readLedger, readLedgerChoices } from "./read-ledger.ts";
export { readLedgerEntry } from "./read-ledger-entry.ts";
export { readMatrixRows } from "./read-matrix-rows.ts";
export { readTemplate, readTemplates } from "./template-folder.ts";
export { readVersions } from "./read-versions.ts";
export { trialOffices, trialStates, type TrialOffice } from "./leak-canary.ts";
export { leakInputs, leakRecords, noIds, type TrialIds } from "./leak-inputs.ts";
export {
  lookForDifferences,
  lookForLeaks,
  type Address,
  type LeakResult,
  type LeakWays,
  type Look,
  type Opened,
} from "./leak-test.ts";
export { leakTrial } from "./leak-trial.ts";
export { exportVersion } from "./export-version.ts";
export { versionFormats } from "./version-file.ts";
