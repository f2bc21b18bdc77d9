import { randomUUID } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import type { TestWorkbench } from "../test-database.ts";

// A proposal with a circle of each side, put behind the walls row by row.

const office = (letter: string) => `${letter.repeat(8)}-0000-7000-8000-000000000000`;
export const [lead, coDrafter, channel, desk, invited, uninvited] = ["1", "2", "3", "4", "5", "6"].map(
  office,
) as [string, string, string, string, string, string];
const partyOf = (organisation: string) => ([lead, coDrafter, channel].includes(organisation) ? "ID" : "SG");

export const id = Object.fromEntries(
  [
    "drafting",
    "answering",
    "proposal",
    "clause",
    "paragraph",
    "draft",
    "release",
    "later",
    "reply",
    "comment",
  ].map((name) => [name, randomUUID()]),
) as Record<string, string>;
export const hops = {
  toChannel: randomUUID(),
  toDesk: randomUUID(),
  toInvited: randomUUID(),
  onPaper: randomUUID(),
};
export const at = "2026-03-02T02:00:00Z";

/** A row for a table, in one's own name unless told otherwise. */
export const rowOf = (table: string, values: Record<string, unknown>) =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(values).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(values).map((value) => sql`${value}`))})`;

export const drafted = { organisation_id: lead, circle_id: id["drafting"], proposal_id: id["proposal"] };
const answered = { organisation_id: desk, circle_id: id["answering"], proposal_id: id["proposal"] };
export const versionRow = (number: number, kind: string, key: string) => ({
  ...drafted,
  version_id: id[key],
  number,
  kind,
  content: "{}",
  content_hash: "h",
  made_at: at,
});
export const hopRow = (values: Record<string, unknown>) => ({
  organisation_id: lead,
  hop_id: randomUUID(),
  circle_id: id["drafting"],
  proposal_id: id["proposal"],
  version_id: id["release"],
  position: 0,
  to_agency: "an office",
  asked: "relay",
  letter_number: "B-1",
  letter_date: "2026-03-02",
  channel: "letter",
  sent_at: at,
  ...values,
});
export const replyRow = (values: Record<string, unknown> = {}) => ({
  ...answered,
  reply_id: randomUUID(),
  version_id: id["release"],
  party: "SG",
  letter_number: "M-1",
  letter_date: "2026-03-09",
  content: "{}",
  content_hash: "h",
  released_at: at,
  ...values,
});
export const scanRow = (values: Record<string, unknown>) => ({
  ...drafted,
  scan_id: randomUUID(),
  version_id: id["release"],
  file_hash: "f",
  file_label: "scan.pdf",
  signed_on: "2026-06-01",
  place: "Jakarta",
  signatories: "[]",
  full_powers: "[]",
  languages: "{id}",
  prevailing: "id",
  recorded_at: at,
  ...values,
});

export const textRow = {
  organisation_id: lead,
  circle_id: id["drafting"],
  paragraph_id: id["paragraph"],
  version: 4,
  text_id: "x",
  text_en: "x",
  change: "written",
  changed_at: at,
};
export const commentRow = (values: Record<string, unknown> = {}) => ({
  ...answered,
  comment_id: randomUUID(),
  kind: "remark",
  language: "en",
  text: "between us",
  author: "A. Officer",
  said_at: at,
  ...values,
});
export const dispositionRow = {
  ...drafted,
  comment_id: id["comment"],
  outcome: "declined",
  reason: "{}",
  decided_at: at,
};
export const receivedRow = {
  ...drafted,
  received_id: randomUUID(),
  version_id: id["release"],
  party: "SG",
  sender: "MOM",
  letter_number: "M-3",
  letter_date: "2026-03-09",
  channel: "mail",
  kind: "docx",
  file_hash: "f",
  file_label: "answer.docx",
};
export const packageRow = {
  organisation_id: channel,
  circle_id: id["drafting"],
  package_id: randomUUID(),
  hop_id: hops.onPaper,
  version_id: id["release"],
  code_hash: "c",
  page: "{}",
  made_at: at,
  expires_on: "2026-12-31",
};
export const commitmentRow = {
  ...drafted,
  commitment_id: randomUUID(),
  version_id: id["release"],
  clause_id: id["clause"],
  kind: "kits",
  title: "{}",
  party: "ID",
  quantity: 2,
  unit: "kit",
  period_from: "2026-07-01",
  period_until: "2026-12-31",
  made_at: at,
};

/** Acts as an office by the role of the application, and arranges past its walls. */
export function offices(db: Pick<TestWorkbench, "database" | "admin">) {
  return { as, arrange, arrangeAll };

  /** Runs a statement as an office, by the role of the application; @returns how many rows it reached, or SQLSTATE. */
  async function as(organisation: string | null, statement: RawBuilder<unknown>, purpose = "test.look") {
    try {
      return await db.database.transaction(
        {
          "jembatan.kind": organisation ? "member" : "anonymous",
          "jembatan.person": "",
          "jembatan.organisation": organisation ?? "",
          "jembatan.party": organisation ? partyOf(organisation) : "",
          "jembatan.purpose": purpose,
        },
        async (tx) => {
          const { rows, numAffectedRows } = await statement.execute(tx);
          return Number(numAffectedRows ?? rows.length);
        },
        () => "rollback",
      );
    } catch (error) {
      return String((error as { code?: string }).code);
    }
  }

  async function arrange(table: string, values: Record<string, unknown>) {
    const names = Object.keys(values);
    await db.admin(
      `insert into ${table} (${names.join()}) values (${names.map((_, index) => `$${index + 1}`).join()})`,
      Object.values(values),
    );
  }

  async function arrangeAll() {
    await arrange("agreement.circle", { ...drafted, side: "drafting" });
    await arrange("agreement.circle", { ...answered, side: "answering" });
    const member = (
      row: typeof drafted,
      organisation_id: string,
      capacity: string,
      left_on: string | null = null,
    ) =>
      arrange("agreement.circle_member", { ...row, organisation_id, capacity, since: "2026-01-01", left_on });
    await member(drafted, lead, "lead");
    await member(drafted, coDrafter, "co-drafter");
    await member(drafted, channel, "channel", "2026-03-02");
    await member(answered, desk, "lead");
    await member(answered, invited, "agency");
    await arrange("agreement.proposal", { ...drafted, name: "tech-talent", parties: "{ID,SG}", route: "[]" });
    await arrange("agreement.clause", { ...drafted, clause_id: id["clause"], position: 1, kind: "text" });
    await arrange("agreement.paragraph", {
      ...drafted,
      paragraph_id: id["paragraph"],
      clause_id: id["clause"],
      position: 1,
    });
    await arrange("agreement.paragraph_text", textRow);
    await arrange("agreement.version", versionRow(1, "draft", "draft"));
    await arrange("agreement.version", versionRow(2, "release", "release"));
    await arrange("agreement.version", versionRow(3, "release", "later"));
    await arrange("agreement.hop", hopRow({ hop_id: hops.toChannel, to_organisation: channel }));
    await arrange(
      "agreement.hop",
      hopRow({
        organisation_id: channel,
        hop_id: hops.toDesk,
        to_organisation: desk,
        asked: "answer",
        position: 1,
      }),
    );
    await arrange(
      "agreement.hop",
      hopRow({ ...answered, hop_id: hops.toInvited, to_organisation: invited, asked: "answer" }),
    );
    await arrange(
      "agreement.hop",
      hopRow({ organisation_id: channel, hop_id: hops.onPaper, to_organisation: null }),
    );
    await arrange("agreement.reply", replyRow({ reply_id: id["reply"] }));
    await arrange(
      "agreement.hop",
      hopRow({ ...answered, version_id: null, reply_id: id["reply"], to_organisation: channel }),
    );
    await arrange("agreement.comment", commentRow({ comment_id: id["comment"], reply_id: id["reply"] }));
    await arrange("agreement.stance", {
      ...answered,
      stance_id: randomUUID(),
      version_id: id["release"],
      clause_id: id["clause"],
      party: "SG",
      stance: "conditional",
      reply_id: id["reply"],
      said_at: at,
    });
    await arrange("agreement.candidate", {
      ...answered,
      candidate_id: randomUUID(),
      version_id: id["release"],
      clause_id: id["clause"],
      agency_key: "wsg",
      state: "found",
      reason: "{}",
      changed_at: at,
    });
    await arrange("agreement.reply_draft", {
      organisation_id: desk,
      circle_id: id["answering"],
      version_id: id["release"],
      letter_number: "M-2",
      letter_date: "2026-03-09",
      content: "{}",
      content_hash: "h",
      prepared_at: at,
    });
    await arrange("agreement.disposition", dispositionRow);
    await arrange("agreement.received", receivedRow);
    await arrange("agreement.budget", {
      ...drafted,
      budget_id: randomUUID(),
      clause_id: id["clause"],
      file_hash: "f",
      file_label: "rab.xlsx",
      figures: "{}",
      facts: "{}",
      entered_at: at,
    });
    await arrange("agreement.package", packageRow);
    await arrange("agreement.signed_scan", scanRow({}));
    await arrange("agreement.commitment", commitmentRow);
  }
}
