import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { data } from "react-router";
import type { Visit } from "../../identity/index.server.ts";
import type { Refusal, ReportRow } from "../../platform/index.ts";
import { Button, Card, FileInput, Notice } from "../../ui/index.ts";

/** Findings that a page says one by one; the rest is counted. */
const said = 20;

/** What a file came to, or why it came to nothing. */
export type FileAnswer = {
  problem: string | null;
  /** What was counted, as a sentence; `written` when it is kept now, `ready` when it can be. */
  done: { sentence: string; written: boolean; ready: boolean } | null;
  findings: string[];
  more: number;
  typed: Record<string, string>;
};

export function sayFindings(visit: Visit, rows: readonly ReportRow[], total = rows.length) {
  const findings = rows.slice(0, said).map((row) => visit.explainRow(row));
  return { findings, more: Math.max(0, total - findings.length) };
}

/** A refusal with its findings, and what was typed. */
export function refuseFile(visit: Visit, refusal: Refusal, typed: Record<string, string>) {
  const { status, sentence } = visit.explain(refusal);
  const total = Number(refusal.params?.["total"] ?? refusal.rows?.length ?? 0);
  const answer: FileAnswer = {
    problem: sentence,
    done: null,
    ...sayFindings(visit, refusal.rows ?? [], total),
    typed,
  };
  return data(answer, status);
}

/** A form for one file that is checked first and taken in when somebody says so; it works without a script. */
export function CheckedFile({
  answer,
  hint,
  children,
}: {
  answer: FileAnswer | undefined;
  hint: string;
  children?: ReactNode;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const { done = null, findings = [], more = 0, problem = null } = answer ?? {};
  return (
    <>
      {done && (
        <Notice
          kind={done.written ? "success" : "info"}
          title={say(done.written ? "vocabulary.fileImport.written" : "vocabulary.fileImport.checked")}
        >
          <p>{done.sentence}</p>
        </Notice>
      )}
      {findings.length > 0 && (
        <Card title={say("vocabulary.report.title")}>
          <ul>
            {findings.map((finding, index) => (
              <li key={index}>{finding}</li>
            ))}
            {more > 0 && <li>{say("file.more", { count: more })}</li>}
          </ul>
        </Card>
      )}
      <Card>
        <form method="post" encType="multipart/form-data">
          {children}
          <FileInput
            name="file"
            accept=".csv,text/csv"
            label={say("vocabulary.import.file")}
            hint={hint}
            error={problem ?? undefined}
          />
          <div className="actions">
            {done?.ready && (
              <Button name="intent" value="import">
                {say("vocabulary.fileImport.submit")}
              </Button>
            )}
            <Button name="intent" value="check" variant={done?.ready ? "plain" : undefined}>
              {say("vocabulary.fileImport.check")}
            </Button>
          </div>
        </form>
      </Card>
    </>
  );
}
