import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { FormProblem } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { Button, Card, Notice, Select, TextArea, useDay, useLanguage, useParty } from "../../ui/index.ts";
import type { TermsEvent } from "../terms-states.ts";
import type { Terms } from "../terms.ts";

type Office = { key: string; name: { id?: string; en?: string }; kind: string };
type Commitment = {
  commitmentId: string;
  title: { id?: string; en?: string };
  party: string;
  quantity: number;
  left: number;
  fits: boolean;
  periodFrom: string;
  periodUntil: string;
};

export type ActionsProps = {
  terms: Terms;
  mayDo: readonly TermsEvent[];
  gaps: number;
  programmes: readonly Office[];
  toInvite: readonly Office[];
  commitments: readonly Commitment[];
  problem: FormProblem | undefined;
  typed: Readonly<Record<string, string>>;
};

/** Steps that are taken on a page of their own, or by what happens there. */
const elsewhere: readonly TermsEvent[] = ["source", "reopen"];
/** Steps that end or send back: they open when somebody asks for them. */
const behind: readonly TermsEvent[] = ["return", "ask-edits", "decline", "withdraw", "cancel"];
const needsReason: readonly TermsEvent[] = ["return", "ask-edits", "decline", "cancel"];

/** What the reader's office may do with a request now: the step that is waited for first, the others behind a word. */
export function TermsActions(props: ActionsProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { mayDo, gaps, problem, typed } = props;
  const open = mayDo.filter((event) => !elsewhere.includes(event));
  // What still lacks something is edited first.
  const forward = open.filter((event) => !behind.includes(event) && !(event === "submit" && gaps > 0));
  const backward = open.filter((event) => behind.includes(event));
  if (forward.length + backward.length === 0) return null;
  return (
    <Card title={say("placement.terms.yourStep")} id="step">
      {forward.map((event) => (
        <StepForm key={event} {...props} event={event} />
      ))}
      {backward.map((event) => (
        <details
          key={event}
          className="field"
          style={{ marginTop: "var(--s3)" }}
          open={typed.event === event && problem !== undefined}
        >
          <summary>{say(`placement.terms.do.${event}`)}</summary>
          <StepForm {...props} event={event} />
        </details>
      ))}
    </Card>
  );
}

function StepForm({ event, ...props }: ActionsProps & { event: TermsEvent }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { terms, problem, typed } = props;
  const own = typed.event === event;
  const reason = needsReason.includes(event);
  const hint = reason || event === "submit" || event === "endorse" || event === "approve" ? "inside" : "all";
  return (
    <form method="post" action={`/terms/${terms.termsId}#step`}>
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="revision" value={terms.revision} />
      {own && problem && <Notice kind="error" title={problem.sentence} />}
      <StepChoice event={event} {...props} />
      <TextArea
        name="note"
        id={`note-${event}`}
        label={say(reason ? "placement.terms.reason" : "placement.terms.note")}
        hint={say(`placement.terms.noteFor.${event === "cancel" ? "all" : hint}`)}
        defaultValue={own ? typed.note : ""}
        maxLength={2_000}
        rows={3}
        optional={!reason}
      />
      <div className="actions">
        <Button variant={behind.includes(event) ? "plain" : undefined}>
          {say(`placement.terms.do.${event}`)}
        </Button>
      </div>
    </form>
  );
}

/** What has to be chosen with a step: the programme office, the commitment, the sender. */
function StepChoice({
  event,
  terms,
  programmes,
  toInvite,
  commitments,
  typed,
}: ActionsProps & { event: TermsEvent }): ReactNode {
  const intl = useIntl();
  const language = useLanguage();
  const day = useDay();
  const party = useParty();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const option = ({ key, name }: Office) => {
    const shown = inLanguage(name, language);
    return { value: key, label: shown.text, ...(shown.lang !== language && { lang: shown.lang }) };
  };
  if ((event === "submit" || event === "endorse") && programmes.length > 0)
    return (
      <Select
        name="programme"
        id={`programme-${event}`}
        label={say("placement.terms.programme")}
        hint={say("placement.terms.programmeHint")}
        defaultValue={typed.programme ?? ""}
        placeholder={say("placement.terms.form.choose")}
        options={programmes.map(option)}
        // Where the request goes through a Disnaker, that office names it.
        optional="silently"
      />
    );
  if (event === "invite")
    return toInvite.length > 0 ? (
      <Select
        name="sender"
        label={say("placement.terms.sender")}
        hint={say("placement.terms.senderHint")}
        defaultValue={typed.sender ?? ""}
        placeholder={say("placement.terms.form.choose")}
        options={toInvite.map(option)}
      />
    ) : (
      <p>{say("placement.terms.everySenderIn")}</p>
    );
  if (event === "approve")
    return commitments.length > 0 ? (
      <Select
        name="commitment"
        label={say("placement.terms.commitment")}
        hint={say("placement.terms.commitmentHint", { weeks: terms.weeks ?? 0 })}
        defaultValue={
          typed.commitment ??
          commitments.find(({ fits, left }) => fits && left >= (terms.weeks ?? 0))?.commitmentId ??
          ""
        }
        placeholder={say("placement.terms.form.choose")}
        options={commitments.map((one) => ({
          value: one.commitmentId,
          label: say("placement.terms.commitmentLine", {
            ...{ title: inLanguage(one.title, language).text, party: party(one.party), left: one.left },
            ...{ quantity: one.quantity, until: day(one.periodUntil) },
          }),
        }))}
      />
    ) : (
      <Notice kind="warning" title={say("placement.terms.noCommitment")}>
        <a href="/agreement/commitments">{say("placement.terms.commitments")}</a>
      </Notice>
    );
  return null;
}
