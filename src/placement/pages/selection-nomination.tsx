import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { BilingualText, Button, Remark, TextArea, TextInput, useDay } from "../../ui/index.ts";
import type { NominationState, Profile, Reasons } from "../nomination.ts";
import { NominationTag, ReasonList } from "./selection-parts.tsx";
import { useLanguageName } from "./terms-parts.tsx";

export type ShownNomination = {
  nominationId: string;
  profile: Profile;
  reasons: Reasons;
  state: NominationState;
  reason: Bilingual | null;
  sender: Bilingual;
};
type Note = { noteId: string; text: string; writtenIn: string; heldOn: string; writtenBy: string | null };

/** An expert who was put forward: what the sender says, what the host noted, and what may be done. */
export function NominationCard({
  nomination: { nominationId, profile, reasons, state, reason, sender },
  notes,
  people,
  today,
  mayChoose,
  mayTakeBack,
  named,
  typed,
}: {
  nomination: ShownNomination;
  notes: readonly Note[];
  people: Readonly<Record<string, string>>;
  today: string;
  mayChoose: boolean;
  mayTakeBack: boolean;
  /** Whether the sender is named: on its own page it need not be. */
  named: boolean;
  typed: Readonly<Record<string, string>>;
}) {
  const intl = useIntl();
  const day = useDay();
  const languageName = useLanguageName();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const hidden = (act: string) => (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="nomination" value={nominationId} />
    </>
  );
  const lists = state === "put-forward" || state === "not-selected";
  return (
    <Remark id={`nomination-${nominationId}`}>
      <h3>
        {profile.name} <NominationTag state={state} />
      </h3>
      <p>
        <BilingualText text={profile.headline} />
        {named && (
          <>
            {" "}
            · <BilingualText text={sender} />
          </>
        )}
      </p>
      <ReasonList reasons={reasons} />
      <p className="quiet">
        {say("placement.selection.speaks", {
          languages:
            profile.languages.map(({ language, level }) => `${languageName(language)} ${level}`).join(", ") ||
            "–",
        })}{" "}
        · {say(`placement.selection.clearance.${profile.clearance}`)}
      </p>
      {reason && (
        <p>
          <strong>{say("placement.selection.why")}</strong> <BilingualText text={reason} />
        </p>
      )}
      {notes.length > 0 && (
        <>
          <h4>{say("placement.selection.notes")}</h4>
          {notes.map((note) => (
            <p key={note.noteId}>
              <span lang={note.writtenIn} style={{ whiteSpace: "pre-line" }}>
                {note.text}
              </span>{" "}
              <small>
                {[day(note.heldOn), note.writtenBy ? people[note.writtenBy] : null]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </p>
          ))}
        </>
      )}
      {mayChoose && state !== "withdrawn" && state !== "selected" && (
        <form method="post" className="actions" action="#nominations">
          {hidden(lists ? "shortlist" : "unlist")}
          <Button
            variant="plain"
            aria-label={say(lists ? "placement.selection.shortlistName" : "placement.selection.unlistName", {
              name: profile.name,
            })}
          >
            {say(lists ? "placement.selection.shortlist" : "placement.selection.unlist")}
          </Button>
        </form>
      )}
      {mayChoose && state !== "withdrawn" && (
        <details className="field" open={typed.act === "note"}>
          <summary>{say("placement.selection.addNote")}</summary>
          <form method="post" action="#nominations">
            {hidden("note")}
            <TextInput
              name="heldOn"
              id={`heldOn-${nominationId}`}
              type="date"
              label={say("placement.selection.heldOn")}
              defaultValue={typed.heldOn ?? today}
              max={today}
              width={12}
            />
            <TextArea
              name="text"
              id={`text-${nominationId}`}
              label={say("placement.selection.noteText")}
              hint={say("placement.selection.noteHint")}
              defaultValue={typed.text}
              maxLength={4_000}
              rows={4}
            />
            <Button variant="plain">{say("placement.selection.saveNote")}</Button>
          </form>
        </details>
      )}
      {mayTakeBack && state !== "withdrawn" && (
        <details className="field" open={typed.act === "withdraw"}>
          <summary>{say("placement.selection.takeBack")}</summary>
          <form method="post" action="#nominations">
            {hidden("withdraw")}
            <TextArea
              name="note"
              id={`note-${nominationId}`}
              label={say("placement.terms.reason")}
              hint={say("placement.selection.takeBackHint")}
              defaultValue={typed.note}
              maxLength={2_000}
              rows={3}
            />
            <Button variant="plain">{say("placement.selection.takeBack")}</Button>
          </form>
        </details>
      )}
    </Remark>
  );
}
