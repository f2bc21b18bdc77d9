/** Rows of the oracle about experts and their placements; the columns are those of `oracle.ts`. */
export const rowsOfCases = `
  A centre asks for an expert and the head of the programme office approves: an officer or the head of an office acts, and
  everybody of a case reads.
  placement.draft-terms               sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.save-terms                sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.submit-terms              sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.endorse-terms             sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.return-terms              sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.ask-edits                 sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.approve-terms             sign     no       no        yes     no      no      no      no      no          no            no    no
  placement.decline-terms             sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.invite-sender             sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.withdraw-terms            sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.cancel-terms              sign     no       no        yes     no      no      no      no      no          no            no    no
  placement.read-terms                sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.read-terms-list           sign     yes      yes       yes     yes     yes     no      yes     yes         yes           yes   no
  placement.read-terms-choices        sign     yes      no        yes     no      no      no      no      no          no            no    no

  Senders put their own experts forward, the host chooses; an expert reads what became of it, and who was shown what.
  placement.nominate-expert           sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.withdraw-nomination       sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.shortlist-expert          sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.add-interview-note        sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.decide-selection          sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.source-terms              sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.read-selection            sign     yes      yes       yes     yes     yes     no      no      no          no            no    no
  placement.read-my-nominations       sign     no       no        no      no      no      no      yes     no          no            no    no

  The programme office names who files identity papers; the expert, the sender or that person hands one in, and that person
  alone opens it.
  placement.name-filing-officer       sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.hand-in-paper             sign     yes      no        yes     no      no      yes     yes     no          no            no    no
  placement.open-paper                sign     no       no        no      no      no      yes     no      no          no            no    no
  placement.read-papers               sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no

  The host and counterparts measure, the expert writes and makes, the host accepts and closes; its head signs the certificate.
  placement.take-measure              sign     yes      no        yes     no      no      no      no      yes         no            no    no
  placement.read-measures             sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.write-diary               sign     no       no        no      no      no      no      yes     no          no            no    no
  placement.read-diary                sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.plan-deliverable          sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.hand-in-deliverable       sign     no       no        no      no      no      no      yes     no          no            no    no
  placement.accept-deliverable        sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.return-deliverable        sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.drop-deliverable          sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.read-deliverables         sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.read-deliverable-file     sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.give-feedback             sign     yes      no        yes     no      no      no      yes     yes         no            no    no
  placement.read-feedback             sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.write-handover            sign     no       no        no      no      no      no      yes     no          no            no    no
  placement.read-handover             sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.close-placement           sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.issue-certificate         sign     no       no        yes     no      no      no      no      no          no            no    no
  placement.read-certificate          sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.read-placement-parts      sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.read-calendar-days        sign     yes      yes       yes     yes     yes     no      yes     yes         no            no    no

  Once an expert is booked: each office enters its own papers, a filing officer those of identity; the host records that the
  expert came and left. Heads alone waive a paper, cancel, end early and approve more days. Jobs take no step of a case.
  placement.settle-check              sign     yes      no        yes     no      no      yes     no      no          no            no    no
  placement.drop-check                sign     no       no        yes     no      no      no      no      no          no            no    no
  placement.start-placement           sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.end-placement             sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.end-early                 sign     no       no        yes     no      no      no      no      no          no            no    no
  placement.cancel-placement          sign     no       no        yes     no      no      no      no      no          no            no    no
  placement.ask-extension             sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.approve-extension         sign     no       no        yes     no      no      no      no      no          no            no    no
  placement.agree-extension           sign     yes      no        yes     no      no      no      no      no          no            no    no
  placement.refuse-extension          sign     yes      no        yes     no      no      no      no      no          no            no    no

  Everybody of a case reads its placement; rules are public, and the head of a programme office or the operator brings them in.
  placement.read-placements           sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.read-placement-calendar   sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.read-placement            sign     yes      yes       yes     yes     yes     yes     yes     yes         no            no    no
  placement.read-rules                yes      yes      yes       yes     yes     yes     yes     yes     yes         yes           yes   yes
  placement.import-rules              sign     no       no        yes     no      no      no      no      no          yes           yes   no
`;
