import { useIntl } from "react-intl";
import { Button, Card, DataTable, LinkButton, Notice } from "../../ui/index.ts";
import { leftOut, type TrackerDone, type TrackerLook } from "./ledger-mapping.ts";
import { StateTag, useShortDay } from "./ledger-parts.tsx";

/** What a file would do, or has done, in counts; what was noticed; and its first rows as they were understood. */
export function TrackerCounts({
  done,
  warnings,
  look,
}: {
  done: TrackerDone;
  warnings: readonly string[];
  look: TrackerLook | null;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const short = useShortDay();
  const { dryRun, unchanged, fileName, entries, replies, rows, skipped } = done;
  const title = dryRun
    ? unchanged
      ? "agreement.ledger.import.same"
      : "agreement.ledger.import.checked"
    : unchanged
      ? "agreement.ledger.import.sameDone"
      : "agreement.ledger.import.done";
  return (
    <>
      <Notice kind={dryRun ? "info" : "success"} title={say(title, { file: fileName })}>
        <p>{say("agreement.ledger.import.rows", { rows, skipped: skipped.length })}</p>
        <p>
          {say("agreement.ledger.import.entries", entries)} {say("agreement.ledger.import.replies", replies)}
        </p>
        {!dryRun && (
          <LinkButton href="/ledger" variant="plain">
            {say("agreement.ledger.import.toLedger")}
          </LinkButton>
        )}
      </Notice>
      {warnings.length > 0 && (
        <Notice kind="warning" title={say("agreement.ledger.import.warnings", { count: warnings.length })}>
          <ul>
            {warnings.map((warning, at) => (
              <li key={at}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      {dryRun && (
        <Card>
          <DataTable
            caption={say("agreement.ledger.import.first5")}
            rows={done.first}
            rowKey={({ row }) => row}
            columns={[
              {
                key: "subject",
                heading: say("agreement.ledger.what"),
                label: "",
                wide: true,
                cell: (one) => (
                  <>
                    {one.subject}
                    <small>
                      {[say(`agreement.ledger.kind.${one.kind}`), one.number, short(one.onDate)]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </>
                ),
              },
              {
                key: "between",
                heading: say("agreement.ledger.between"),
                cell: ({ sender, receiver }) => [sender, receiver].filter(Boolean).join(" → ") || "–",
              },
              {
                key: "cameBack",
                heading: say("agreement.ledger.cameBack"),
                cell: ({ reply }) =>
                  reply ? [reply.number, short(reply.onDate)].filter(Boolean).join(", ") : "–",
              },
              {
                key: "due",
                heading: say("agreement.ledger.due"),
                cell: ({ dueOn }) => (dueOn ? short(dueOn) : "–"),
              },
              {
                key: "state",
                heading: say("agreement.ledger.state"),
                cell: ({ state, reply }) => (
                  <StateTag state={state ?? (reply ? "answered" : done.mapping.state)} />
                ),
              },
            ]}
          />
          {look && !unchanged && <TakeIn look={look} />}
        </Card>
      )}
    </>
  );
}

/** The same file with the same mapping, this time for good. */
function TakeIn({ look }: { look: TrackerLook }) {
  const intl = useIntl();
  const { mapping, head } = look;
  const words = (what: "state" | "kind", known: Readonly<Record<string, string>>) =>
    Object.entries(known).map(([word, meaning], at) => (
      <span key={word}>
        <input type="hidden" name={`${what}-word`} value={word} />
        <input type="hidden" name={`${what}-meaning-${at}`} value={meaning} />
      </span>
    ));
  const hidden = {
    ...{
      upload: look.upload,
      fileName: look.fileName,
      sheet: look.sheet,
      first: head.first,
      last: head.last,
    },
    ...{ width: head.headings.length, kind: mapping.kind, state: mapping.state, language: mapping.language },
  };
  return (
    <form method="post">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {mapping.columns.map((field, at) => (
        <input key={at} type="hidden" name={`column-${at}`} value={field ?? leftOut} />
      ))}
      {words("state", mapping.states)}
      {words("kind", mapping.kinds)}
      <div className="actions">
        <Button name="intent" value="import">
          {intl.formatMessage({ id: "agreement.ledger.import.do" })}
        </Button>
      </div>
    </form>
  );
}
