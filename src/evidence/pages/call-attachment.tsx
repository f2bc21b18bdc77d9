import { useIntl } from "react-intl";
import { Button, Card, FileInput } from "../../ui/index.ts";

/** One document with the answers: attached, replaced or taken away. */
export function AttachmentCard({ attached, error }: { attached: boolean; error: string | undefined }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("evidence.call.attachment")}>
      {attached && (
        <form method="post">
          <input type="hidden" name="part" value="file" />
          <p>{say("evidence.call.attached")}</p>
          <div className="actions">
            <Button variant="plain">{say("evidence.call.detach")}</Button>
          </div>
        </form>
      )}
      <form
        method="post"
        encType="multipart/form-data"
        style={attached ? { marginTop: "var(--s4)" } : undefined}
      >
        <FileInput
          name="file"
          optional
          accept=".pdf,.xlsx,.csv,application/pdf,text/csv"
          label={say(attached ? "evidence.call.attachOther" : "evidence.call.attachFile")}
          hint={say("evidence.call.attachHint")}
          error={error}
        />
        <div className="actions">
          <Button variant="plain">{say("evidence.call.attach")}</Button>
        </div>
      </form>
    </Card>
  );
}
