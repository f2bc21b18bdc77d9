import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { stances, type Stance } from "../stance-words.ts";
import { BilingualText, Select, Tag, TextArea, useDay, useParty, type TagKind } from "../../ui/index.ts";

const kinds: Record<Stance, TagKind> = {
  "no-reply": "neutral",
  studying: "new",
  interested: "ok",
  conditional: "new",
  "not-now": "suppressed",
};

/** Where a party stands on a scope line, with the letter that says so. */
export function StanceLine({
  party,
  stance,
  condition,
  letter,
}: {
  party?: string | undefined;
  stance: Stance;
  condition: Bilingual | null;
  letter?: { number: string; date: string } | null | undefined;
}) {
  const intl = useIntl();
  const partyName = useParty();
  const day = useDay();
  return (
    <p>
      {party && <>{partyName(party)}: </>}
      <Tag kind={kinds[stance]}>{intl.formatMessage({ id: `agreement.feedback.stance.${stance}` })}</Tag>{" "}
      {letter && (
        <span className="quiet">
          {intl.formatMessage(
            { id: "agreement.route.numbered" },
            { number: letter.number, date: day(letter.date) },
          )}
        </span>
      )}
      {condition && (
        <>
          <br />
          <BilingualText text={condition} />
        </>
      )}
    </p>
  );
}

/** The fields with which a position is stated. */
export function StanceFields({
  id,
  typed,
  condition = "condition",
  stance = "stance",
  error,
}: {
  /** Tells the fields of one clause from those of another. */
  id: string;
  typed: { stance?: string | undefined; condition?: string | undefined };
  stance?: string;
  condition?: string;
  error?: string | undefined;
}) {
  const intl = useIntl();
  const say = (key: string) => intl.formatMessage({ id: key });
  return (
    <>
      <Select
        id={`stance-${id}`}
        name={stance}
        label={say("agreement.feedback.stance")}
        defaultValue={typed.stance ?? "no-reply"}
        options={stances.map((one) => ({ value: one, label: say(`agreement.feedback.stance.${one}`) }))}
      />
      <TextArea
        id={`condition-${id}`}
        name={condition}
        optional
        rows={2}
        label={say("agreement.feedback.condition")}
        hint={say("agreement.feedback.conditionHint")}
        error={error}
        defaultValue={typed.condition}
        maxLength={2_000}
      />
    </>
  );
}
