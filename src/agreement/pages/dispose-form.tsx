import { useIntl } from "react-intl";
import { Button, Fieldset, TextArea } from "../../ui/index.ts";
import { dispositionOutcomes } from "../matrix-reading.ts";
import type { ShownComment } from "./comment-item.tsx";
import { errorAt } from "./form-errors.ts";

/** How a comment ends, with the reason in either language; folded where it has ended. */
export function DisposeForm({
  comment,
  drafting,
  typed,
  errors,
}: {
  comment: ShownComment;
  drafting: boolean;
  typed: Readonly<Record<string, string>>;
  errors: readonly { field: string | undefined; message: string }[];
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { comment: id, disposition, kind } = comment;
  const chosen = typed["outcome"] ?? disposition?.outcome;
  return (
    <details open={errors.length > 0}>
      <summary>{say(disposition ? "agreement.feedback.decideAgain" : "agreement.feedback.decide")}</summary>
      <form method="post">
        <input type="hidden" name="comment" value={id} />
        <Fieldset id={`outcome-${id}`} legend={say("agreement.feedback.outcome")}>
          {dispositionOutcomes.map((outcome) => (
            <div key={outcome} className="choice">
              <input
                type="radio"
                required
                id={`${outcome}-${id}`}
                name="outcome"
                value={outcome}
                defaultChecked={chosen === outcome}
              />
              <label htmlFor={`${outcome}-${id}`}>{say(`agreement.feedback.outcome.${outcome}`)}</label>
            </div>
          ))}
        </Fieldset>
        {kind === "change" && (
          <p className="quiet">
            {say(drafting ? "agreement.feedback.applied" : "agreement.feedback.appliedWhenDrafting")}
          </p>
        )}
        {(["id", "en"] as const).map((language) => (
          <TextArea
            key={language}
            id={`reason-${language}-${id}`}
            name={language === "id" ? "reasonId" : "reasonEn"}
            optional
            rows={2}
            lang={language}
            label={say(`agreement.feedback.reasonIn.${language}`)}
            error={errorAt(errors, `reason-${language}-${id}`)}
            defaultValue={typed[language === "id" ? "reasonId" : "reasonEn"] ?? disposition?.reason[language]}
            maxLength={2_000}
          />
        ))}
        <div className="actions">
          <Button variant="plain">{say("agreement.feedback.saveOutcome")}</Button>
        </div>
      </form>
    </details>
  );
}
