import { rowsOfCases } from "./oracle-of-cases.ts";

/**
 * Who may do what, written by hand from what offices told us, and never from the policies in the code: two people who
 * agree by copying agree about nothing. checks/policies.test.ts tries every cell.
 *
 * yes: permitted (which rows are then reached is the database's wall) · no: NOT_PERMITTED · sign: NOT_SIGNED_IN.
 * A new use case adds its row here, in the order of modules; a row without a use case fails too.
 */
export const kinds = [
  "anonymous",
  "officer",
  "statistician",
  "head",
  "registrar",
  "reader",
  "filing",
  "expert",
  "instructor",
  "command-line",
  "demo",
  "worker",
] as const;

type Answer = "yes" | "no" | "sign";

const rows = `
                                   anonymous officer statistician head registrar reader   filing  expert  instructor  command-line  demo  worker

  Everybody finds the corridor, signs in and out. Which account exists is never told.
  identity.read-corridor              yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  identity.read-frame                 yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  identity.sign-in                    yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  identity.count-sign-in-failure      yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  identity.claim-account              yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  identity.sign-out                   yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes

  The demo's people are invented; without demo mode these two do not exist.
  identity.list-demo-people           yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  identity.enter-as-demo-person       yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes

  One's own account.
  identity.set-password               sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  identity.list-my-memberships        sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  identity.switch-membership          sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no

  The desk of an organisation keeps its accounts; its head may look. A clean installation begins at the command line.
  identity.list-members               sign     no       no        yes     yes     no      no      no      no          yes           no    no
  identity.read-member                sign     no       no        yes     yes     no      no      no      no          yes           no    no
  identity.add-person                 sign     no       no        no      yes     no      no      no      no          yes           no    no
  identity.add-membership             sign     no       no        no      yes     no      no      no      no          yes           no    no
  identity.end-membership             sign     no       no        no      yes     no      no      no      no          yes           no    no
  identity.issue-claim-code           sign     no       no        no      yes     no      no      no      no          yes           yes   no
  identity.set-up-corridor            sign     no       no        no      no      no      no      no      no          yes           yes   no

  Classifications are public; a statistician brings them in.
  vocabulary.read-stats               yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.search-concepts          yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.read-concept             yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.search-all               yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.list-dangling            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.list-relations           yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.compare-occupations      yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.export-version           yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.read-places              yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.diff-versions            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.read-place-history       yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.import-classification    sign     no       yes       no      no      no      no      no      no          yes           yes   no
  vocabulary.import-scheme            sign     no       yes       no      no      no      no      no      no          yes           yes   no
  vocabulary.keep-upload              sign     no       yes       no      no      no      no      no      no          no            no    no
  vocabulary.read-import              sign     no       yes       no      no      no      no      no      no          no            no    no
  vocabulary.import-crosswalk         sign     no       yes       no      no      no      no      no      no          yes           yes   no
  vocabulary.import-places            sign     no       yes       no      no      no      no      no      no          yes           yes   no

  Anybody asks for the code of a title; codes that people give and words that they equate count after a second person.
  vocabulary.list-schemes             yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.code-text                yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.spot-skills              yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.code-texts               sign     yes      yes       yes     yes     yes     no      no      no          yes           no    yes
  vocabulary.count-proposals          sign     yes      yes       yes     no      no      no      no      no          no            no    no
  vocabulary.list-codings             sign     yes      yes       yes     yes     yes     no      no      no          yes           no    no
  vocabulary.propose-coding           sign     yes      yes       no      no      no      no      no      no          yes           yes   no
  vocabulary.review-coding            sign     yes      yes       yes     no      no      no      no      no          no            no    no
  vocabulary.list-synonyms            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.propose-synonym          sign     yes      yes       no      no      no      no      no      no          no            no    no
  vocabulary.review-synonym           sign     yes      yes       yes     no      no      no      no      no          no            no    no
  vocabulary.import-synonyms          sign     no       yes       no      no      no      no      no      no          yes           yes   no

  Whoever knows the field proposes titles in the other language; another person makes them titles.
  vocabulary.read-coverage            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.list-untranslated        yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.list-translations        yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.export-translations      yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.propose-translation      sign     yes      yes       no      no      no      no      no      no          no            no    no
  vocabulary.import-translations      sign     yes      yes       no      no      no      no      no      no          yes           no    no
  vocabulary.review-translation       sign     yes      yes       yes     no      no      no      no      no          no            no    no

  A statistician adds a code of the office's own; levels are compared in an office's name, and another office disputes.
  vocabulary.add-extension            sign     no       yes      no      no      no       no      no      no          no            no    no
  vocabulary.read-equivalences        yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  vocabulary.claim-equivalence        sign     yes      yes       no      no      no      no      no      no          yes           yes   no
  vocabulary.dispute-equivalence      sign     yes      yes       yes     no      no      no      no      no          no            no    no

  The thread shows what each reader may see; a reader by role has no duties to raise, only to read.
  thread.read                         yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  thread.read-branch                  yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  duty.read-waiting                   sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  duty.raise                          sign     yes      yes       yes     yes     no      no      no      no          no            no    no

  Reminders and their delivery are the worker's; what was said to an organisation, its members read.
  duty.remind                         sign     no       no        no      no      no      no      no      no          no            no    yes
  platform.deliver-notices            sign     no       no        no      no      no      no      no      no          no            no    yes
  platform.read-mailbox               sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no

  Released lists are public; data are the office's. Records of persons are for those who compute and those who answer
  for it. Who computes does not release.
  evidence.read-lists                 yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-list                  yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-dossier               yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-numbers               yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-what-if               yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.list-verdicts              yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.compare-verdicts           yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.compare-verdict-file       sign     no       yes       no      no      no      no      no      no          yes           no    no
  evidence.import-verdicts            sign     no       yes       no      no      no      no      no      no          yes           yes   no
  evidence.read-dataset               yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-datasets              sign     yes      yes       yes     yes     yes     no      no      no          yes           no    no
  evidence.read-records               sign     no       yes       yes     no      no      no      no      no          yes           no    no
  evidence.import-survey              sign     no       yes       no      no      no      no      no      no          yes           yes   no
  evidence.import-vacancies           sign     no       yes       no      no      no      no      no      no          yes           yes   no
  evidence.import-fills               sign     no       yes       no      no      no      no      no      no          yes           yes   no
  evidence.compute-list               sign     no       yes       no      no      no      no      no      no          yes           yes   no
  evidence.read-release-review        sign     no       yes       yes     no      no      no      no      no          no            no    no
  evidence.release-list               sign     no       no        yes     no      no      no      no      no          no            no    no

  A round is the office's work; who decided in it does not seal. Editions are everybody's to read; one of elsewhere is
  confirmed, and withdrawn, by a head who did not enter it or ask for it.
  evidence.read-rounds                sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  evidence.read-round                 sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  evidence.read-round-occupation      sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  evidence.open-round                 sign     yes      yes       yes     no      no      no      no      no          yes           yes   no
  evidence.cancel-round               sign     yes      yes       yes     no      no      no      no      no          yes           yes   no
  evidence.advance-round              sign     yes      yes       yes     no      no      no      no      no          yes           yes   no
  evidence.decide-occupation          sign     yes      yes       no      no      no      no      no      no          no            yes   no
  evidence.record-test                sign     yes      yes       no      no      no      no      no      no          no            yes   no
  evidence.seal-round                 sign     no       no        yes     no      no      no      no      no          no            no    no
  evidence.register-edition           sign     yes      yes       no      no      no      no      no      no          yes           yes   no
  evidence.confirm-edition            sign     no       no        yes     no      no      no      no      no          no            no    no
  evidence.withdraw-edition           sign     yes      yes       yes     no      no      no      no      no          yes           no    no
  evidence.read-edition-review        sign     yes      yes       yes     no      no      no      no      no          no            no    no
  evidence.read-waiting-editions      sign     yes      yes       yes     no      no      no      no      no          no            no    no
  evidence.read-editions              yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-edition               yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-edition-document      yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.compare-editions           yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.export-edition             yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes

  Everybody reads how many people are short, as far as it was released; a head releases what others entered.
  evidence.read-gaps                  yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-gap                   yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.import-gap-terms           sign     no       yes       no      no      no      no      no      no          yes           yes   no
  evidence.add-panel                  sign     yes      yes       no      no      no      no      no      no          no            yes   no
  evidence.release-gaps               sign     no       no        yes     no      no      no      no      no          no            no    no
  evidence.repair-gap-thread          sign     no       yes       no      no      no      no      no      no          yes           no    no
  evidence.count-waiting              sign     yes      yes       yes     no      no      no      no      no          no            no    no

  Anybody answers a call for evidence and takes the own draft up again by its code; the office decides what counts, and
  knows nothing of drafts. A table of an earlier survey is brought in as other data are.
  evidence.read-call                  yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.save-submission            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.read-submission            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.send-submission            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  evidence.list-submissions           sign     yes      yes       yes     no      no      no      no      no          yes           no    no
  evidence.read-moderation            sign     yes      yes       yes     no      no      no      no      no          no            no    no
  evidence.read-attachment            sign     yes      yes       yes     no      no      no      no      no          no            no    no
  evidence.moderate-submission        sign     yes      yes       no      no      no      no      no      no          no            no    no
  evidence.accept-submissions         sign     yes      yes       no      no      no      no      no      no          no            no    no
  evidence.import-submissions         sign     no       yes       no      no      no      no      no      no          yes           yes   no
  evidence.blank-passage              sign     yes      yes       no      no      no      no      no      no          no            no    no
  evidence.forget-contacts            sign     no       no        no      no      no      no      no      no          yes           no    yes
  evidence.read-bottom-up             sign     yes      yes       yes     yes     yes     no      no      no          yes           no    yes

  Everybody reads which agencies there are and finds one by what it is there for; each side's officers keep its own.
  roster.read-agencies                yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  roster.read-agency                  yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  roster.find-agencies                yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  roster.import-agencies              sign     yes      no        no      no      no      no      no      no          yes           yes   no

  Everybody reads the register of centres; an office brings its list, and a centre's own office keeps what it says.
  roster.read-centres                 yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  roster.read-centre                  yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  roster.read-centre-list             sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.import-centres               sign     yes      no        yes     no      no      no      no      no          yes           yes   no
  roster.save-centre                  sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.add-figure                   sign     yes      no        yes     no      no      no      no      no          no            no    no

  Instructors are read in their office and by its overseer, and read what stands there of themselves; their office writes.
  roster.read-instructors             sign     yes      yes       yes     yes     yes     no      no      yes         no            no    no
  roster.read-instructor              sign     yes      yes       yes     yes     yes     no      no      yes         no            no    no
  roster.save-instructor              sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.add-credential               sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.revoke-credential            sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.watch-credentials            sign     no       no        no      no      no      no      no      no          no            no    yes

  A sending office keeps its experts, with what they can do and when they are away; experts enter their own leave.
  roster.save-expert                  sign     yes      no        yes     no      no      no      no      no          yes           yes   no
  roster.save-skill                   sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.drop-skill                   sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.add-leave                    sign     yes      no        yes     no      no      no      yes     no          no            yes   no
  roster.remove-leave                 sign     yes      no        yes     no      no      no      yes     no          no            no    no
  roster.read-experts                 sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  roster.read-expert                  sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  roster.read-expert-accounts         sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.read-own-expert              sign     no       no        no      no      no      no      yes     no          no            no    no

  Everybody reads what an Innovation Center or a Talent Hub is for and how far it is; its office keeps it and its plan.
  roster.read-hubs                    yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  roster.read-hub                     yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  roster.save-hub                     sign     yes      no        yes     no      no      no      no      no          yes           yes   no
  roster.save-plan-part               sign     yes      no        yes     no      no      no      no      no          yes           yes   no
  roster.remove-plan-part             sign     yes      no        yes     no      no      no      no      no          no            no    no
  roster.move-milestone               sign     yes      no        yes     no      no      no      no      no          no            yes   no

  An office opens a proposal and writes it with its circle; its head releases what another one asks to be released.
  agreement.open-proposal             sign     yes      no        yes     no      no      no      no      no          yes           yes   no
  agreement.add-clause                sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.move-clause               sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.withdraw-clause           sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.save-figures              sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.read-budget-file          sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.take-budget               sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.read-budget-paper         sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.save-title                sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.add-paragraph             sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.move-paragraph            sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.withdraw-paragraph        sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.save-paragraph            sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.confirm-translation       sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.make-draft-version        sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.open-revision             sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.invite-drafter            sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.end-drafting              sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.finish-drafting           sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.ask-release               sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.release-version           sign     no       no        yes     no      no      no      no      no          no            no    no
  agreement.read-paragraph-merge      sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.read-proposals            sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  agreement.read-proposal             sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  agreement.read-version              sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  agreement.read-versions             sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  agreement.export-version            sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  agreement.compare-versions          sign     yes      yes       yes     yes     yes     no      no      no          yes           yes   no
  agreement.read-clause               sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-paragraph            sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.search-entries            sign     yes      yes       yes     yes     yes     no      no      no          no            no    no

  Two people of a side seal: one asks, the head turns the key. A head makes the key, another person confirms it. The signed
  paper is written down by one and confirmed by the head; from then on clauses are commitments.
  agreement.make-signing-key          sign     no       no        yes     no      no      no      no      no          no            no    no
  agreement.confirm-signing-key       sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.retire-signing-key        sign     no       no        yes     no      no      no      no      no          no            no    no
  agreement.read-signing-keys         sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.ask-seal                  sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.seal-version              sign     no       no        yes     no      no      no      no      no          no            no    no
  agreement.read-seal                 sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.verify-seal               sign     yes      yes       yes     yes     yes     no      no      no          yes           no    no
  agreement.record-scan               sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.confirm-scan              sign     no       no        yes     no      no      no      no      no          no            no    no
  agreement.read-scan                 sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-commitments          sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.open-amendment            sign     yes      no        yes     no      no      no      no      no          no            no    no

  Letters: who drafts says by which way, who gets one gives its receipt and, where asked to, relays it. Offices of both sides.
  agreement.save-route                sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.send-version              sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.take-receipt              sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.forward                   sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.read-route                sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-inbox                sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-letter               sign     yes      yes       yes     yes     yes     no      no      no          no            no    no

  The side that answers talks in a circle of its own; a head lets a reply out that somebody else made ready.
  agreement.read-arrived              sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.open-answer               sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.invite-to-answer          sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.add-comment               sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.withdraw-comment          sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.mark-comment              sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.set-stance                sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.prepare-reply             sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.release-reply             sign     no       no        yes     no      no      no      no      no          no            no    no

  What came back ends one by one; what came on paper is entered as it came. Whoever has a package's code opens its page.
  agreement.read-feedback             sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-matrix               sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.dispose-comment           sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.close-feedback            sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.import-received           sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.read-received             sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-received-file        sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.place-piece               sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.make-package              sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.revoke-package            sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.open-package              yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  agreement.read-package-key          yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  agreement.verify-package            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes

  A side looks for its agencies among itself, and an invited one says for itself whether it is interested.
  agreement.read-candidates           sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.save-candidate            sign     yes      no        yes     no      no      no      no      no          no            no    no

  What an office wrote, got, asked and promised stands in its own ledger: who writes its letters enters and puts right,
  everybody in the office reads. A tracker goes in as a file, also from the command line.
  agreement.read-ledger               sign     yes      yes       yes     yes     yes     no      no      no          yes           no    no
  agreement.read-ledger-entry         sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-ledger-scan          sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.paste-ledger              sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  agreement.read-ledger-choices       sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.add-ledger-entry          sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.change-ledger-entry       sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.answer-ask                sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.choose-answer             sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.attach-ledger-scan        sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.read-tracker              sign     yes      no        yes     no      no      no      no      no          no            no    no
  agreement.import-tracker            sign     yes      no        yes     no      no      no      no      no          yes           yes   no
  agreement.count-waiting             sign     yes      no        yes     no      no      no      no      no          no            no    no

  What was learned is read by whom it is open to, visitors among them. Offices, experts and instructors write and say that
  they used it; an office's officer or head opens it further or takes it back. The command line brings in files.
  knowledge.search-knowledge          yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  knowledge.read-item                 yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  knowledge.read-item-version         yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  knowledge.read-item-file            yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  knowledge.add-item                  sign     yes      no        yes     no      no      no      yes     yes         yes           yes   no
  knowledge.add-version               sign     yes      no        yes     no      no      no      yes     yes         yes           yes   no
  knowledge.change-item               sign     yes      no        yes     no      no      no      yes     yes         no            no    no
  knowledge.release-item              sign     yes      no        yes     no      no      no      no      no          no            yes   no
  knowledge.decline-public            sign     yes      no        yes     no      no      no      no      no          no            no    no
  knowledge.withdraw-item             sign     yes      no        yes     no      no      no      no      no          no            no    no
  knowledge.say-reuse                 sign     yes      no        yes     no      no      no      yes     yes         no            yes   no
  knowledge.comment-item              sign     yes      no        yes     no      no      no      yes     yes         no            yes   no
  knowledge.take-back-comment         sign     yes      no        yes     no      no      no      yes     yes         no            no    no

  Long work is done in the name of whoever asked for it; a reader asks for none.
  platform.start-long-work            sign     yes      yes       yes     yes     no      no      no      no          no            no    no
  platform.move-long-work             sign     yes      yes       yes     yes     no      no      no      no          no            no    no
  platform.read-long-work             sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  demo.reset                          sign     no       no        no      no      no      no      no      no          yes           yes   no
`;

/** The answers of each use case, by its name, in the order of `kinds`. */
export const oracle: ReadonlyMap<string, readonly Answer[]> = new Map(
  [rows, rowsOfCases]
    .flatMap((text) => text.split("\n"))
    .map((line) => line.trim().split(/\s+/))
    .filter(([name = ""]) => /^[a-z]+\.[a-z-]+$/.test(name))
    .map(([name = "", ...answers]) => [name, answers as Answer[]]),
);
