import { useIntl } from "react-intl";
import { Button, Card, FileInput, LinkButton, useLanguage } from "../../ui/index.ts";
import type { LedgerEntry } from "../ledger-entry.ts";
import { errorAt } from "./form-errors.ts";
import { EntryFields, FollowFields, type Choices } from "./ledger-fields.tsx";
import { typedOf, type TypedEntry } from "./ledger-form.ts";

type Own = {
  entry: LedgerEntry;
  errors: readonly { field: string | undefined; message: string }[];
  typed: TypedEntry;
};

/** When the entry was last changed, as this page shows it: a change in between is told, not overwritten. */
const Seen = ({ entry }: Pick<Own, "entry">) => (
  <input type="hidden" name="seen" value={entry.changedAt ? new Date(entry.changedAt).toISOString() : ""} />
);

/** Where an entry stands, who answers for it and by when. */
export function FollowCard({ entry, errors, typed, choices }: Own & { choices: Choices }) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("agreement.ledger.follow")}>
      <form method="post">
        <input type="hidden" name="intent" value="follow" />
        <Seen entry={entry} />
        <FollowFields typed={{ ...typedOf(entry, language), ...typed }} errors={errors} choices={choices} />
        <div className="actions">
          <Button>{say("agreement.ledger.save")}</Button>
        </div>
      </form>
    </Card>
  );
}

/** What stands on the entry, for whoever mistyped it. */
export function CorrectCard({
  entry,
  errors,
  typed,
  choices,
  twice,
}: Own & { choices: Choices; twice: boolean }) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card>
      <details open={errors.length > 0}>
        <summary>{say("agreement.ledger.correct")}</summary>
        <form method="post" style={{ marginTop: "var(--s3)" }}>
          <input type="hidden" name="intent" value="correct" />
          <Seen entry={entry} />
          <EntryFields
            kind={entry.kind}
            typed={{ ...typedOf(entry, language), ...typed }}
            errors={errors}
            choices={choices}
            twice={twice}
            prefix="correct-"
            correcting
          />
          <div className="actions">
            <Button variant="plain">{say("agreement.ledger.save")}</Button>
          </div>
        </form>
      </details>
    </Card>
  );
}

/** The scan of a letter, or the paper of a meeting. */
export function ScanCard({ entry, errors, mayWrite }: Omit<Own, "typed"> & { mayWrite: boolean }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const here = `/ledger/${entry.entryId}`;
  const isLetter = entry.kind === "letter" || entry.kind === "reply";
  return (
    <Card title={say("agreement.ledger.scan.title")}>
      {entry.fileHash && (
        <div className="actions">
          <LinkButton variant="plain" href={`${here}/scan`} download>
            {say("agreement.ledger.scan.open", { name: entry.fileLabel ?? "" })}
          </LinkButton>
          {isLetter && (
            <LinkButton variant="plain" href={`/thread/agreement.letter/${entry.entryId}`}>
              {say("agreement.ledger.scan.thread")}
            </LinkButton>
          )}
        </div>
      )}
      {mayWrite && (
        <form method="post" encType="multipart/form-data">
          <input type="hidden" name="intent" value="scan" />
          <FileInput
            name="file"
            label={say(entry.fileHash ? "agreement.ledger.scan.other" : "agreement.ledger.scan.label")}
            hint={say("agreement.ledger.scan.hint")}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
            error={errorAt(errors, "file")}
          />
          <div className="actions">
            <Button variant="plain">{say("agreement.ledger.scan.save")}</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
