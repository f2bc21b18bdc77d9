import { useIntl } from "react-intl";
import { Button, Card, Radios, TextArea, type FieldError } from "../../ui/index.ts";
import type { ShownNomination } from "./selection-nomination.tsx";

/** The host's decision: one of the shortlist, and why each of the others was not chosen. */
export function DecisionForm({
  nominations,
  typed,
  errors,
}: {
  nominations: readonly ShownNomination[];
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const listed = nominations.filter(({ state }) => state === "shortlisted");
  const open = nominations.filter(({ state }) => state === "shortlisted" || state === "put-forward");
  if (nominations.some(({ state }) => state === "selected") || listed.length === 0) return null;
  return (
    <Card title={say("placement.selection.decide")} id="decide">
      <p>{say("placement.selection.decideLead")}</p>
      <form method="post" action="#decide">
        <input type="hidden" name="act" value="decide" />
        <Radios
          name="nomination"
          legend={say("placement.selection.choose")}
          defaultValue={typed.nomination}
          options={listed.map(({ nominationId, profile }) => ({ value: nominationId, label: profile.name }))}
        />
        <TextArea
          name="reason"
          label={say("placement.selection.whyChosen")}
          defaultValue={typed.reason}
          maxLength={2_000}
          rows={2}
          optional
        />
        {open.length > 1 &&
          open.map(({ nominationId, profile }) => (
            <TextArea
              key={nominationId}
              name={`reason-${nominationId}`}
              label={say("placement.selection.whyNot", { name: profile.name })}
              hint={say("placement.selection.whyNotHint")}
              error={errors.find(({ field }) => field === `reason-${nominationId}`)?.message}
              defaultValue={typed[`reason-${nominationId}`]}
              maxLength={2_000}
              rows={2}
              optional="silently"
            />
          ))}
        <div className="actions">
          <Button>{say("placement.selection.decideDo")}</Button>
        </div>
      </form>
    </Card>
  );
}

/** The sender's last word: its expert was chosen, the days are booked. */
export function SourceForm({ expert }: { expert: string }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("placement.selection.confirm", { name: expert })} id="source">
      <p>{say("placement.selection.confirmLead")}</p>
      <form method="post" action="#source">
        <input type="hidden" name="act" value="source" />
        <TextArea
          name="note"
          label={say("placement.terms.note")}
          hint={say("placement.terms.noteFor.all")}
          maxLength={2_000}
          rows={2}
          optional
        />
        <div className="actions">
          <Button>{say("placement.selection.confirmDo")}</Button>
        </div>
      </form>
    </Card>
  );
}
