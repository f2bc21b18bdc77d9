import { useIntl } from "react-intl";
import { Checkbox, Select, TextArea, TextInput, useLanguage } from "../../ui/index.ts";
import { ledgerStates, longest, type LedgerKind } from "../ledger-kind.ts";
import { errorAt } from "./form-errors.ts";
import type { TypedEntry } from "./ledger-form.ts";

export type Choices = {
  people: readonly { personId: string; name: string }[];
  roles: readonly string[];
  channels: readonly string[];
  counterparts: readonly string[];
};
type FieldsProps = {
  typed: TypedEntry;
  errors: readonly { field: string | undefined; message: string }[];
  choices: Choices;
};

/** What a kind of entry is asked for, besides its day, its subject and a note. */
const asked: Readonly<
  Record<LedgerKind, readonly ("number" | "sender" | "receiver" | "channel" | "agenda")[]>
> = {
  letter: ["number", "sender", "receiver", "channel"],
  meeting: ["receiver", "agenda"],
  decision: [],
  ask: ["receiver", "number", "channel"],
  reply: ["number", "sender", "channel"],
  action: [],
  commitment: ["receiver"],
};

const otherLanguage = { id: "en", en: "id" } as const;

/** Offices that the ledger knows, offered while one is typed. */
export function OfficeList({ counterparts }: Pick<Choices, "counterparts">) {
  return (
    <datalist id="offices">
      {counterparts.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </datalist>
  );
}

/** What an entry says: day, number, offices, subject and text. */
export function EntryFields({
  kind,
  typed,
  errors,
  choices,
  twice,
  prefix = "",
  correcting = false,
}: FieldsProps & {
  kind: LedgerKind;
  /** The number stands on another letter: a person may say that it is meant to. */
  twice: boolean;
  /** Before the ids of fields, where a page has two such forms. */
  prefix?: string;
  /** What is there already is put right: a subject in the other language alone will do. */
  correcting?: boolean;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  const shown = asked[kind];
  const at = (field: string) => errorAt(errors, field);
  const subject = (
    <>
      <TextInput
        name="subject"
        id={`${prefix}subject`}
        label={say(`agreement.ledger.form.subject.${kind}`)}
        error={at("subject")}
        defaultValue={typed.subject}
        maxLength={longest.subject}
        optional={correcting}
      />
      <details className="field" open={Boolean(typed.subjectOther)}>
        <summary>{say(`agreement.ledger.form.alsoIn.${otherLanguage[language]}`)}</summary>
        <TextInput
          name="subjectOther"
          id={`${prefix}subjectOther`}
          label={say(`agreement.ledger.form.subjectIn.${otherLanguage[language]}`)}
          defaultValue={typed.subjectOther}
          maxLength={longest.subject}
          lang={otherLanguage[language]}
          optional
        />
      </details>
    </>
  );
  return (
    <>
      <TextInput
        name="onDate"
        id={`${prefix}onDate`}
        type="date"
        label={say(`agreement.ledger.form.date.${kind}`)}
        error={at("onDate")}
        defaultValue={typed.onDate}
        width={14}
      />
      {(kind !== "reply" || correcting) && subject}
      {shown.includes("number") && (
        <TextInput
          name="number"
          id={`${prefix}number`}
          label={say("agreement.ledger.form.number")}
          hint={say("agreement.ledger.form.numberHint")}
          error={at("number")}
          defaultValue={typed.number}
          maxLength={longest.number}
          autoComplete="off"
          width={34}
          optional
        />
      )}
      {twice && (
        <Checkbox
          id={`${prefix}confirmed`}
          name="confirmed"
          value="yes"
          label={say("agreement.ledger.form.numberTwice")}
        />
      )}
      {shown.includes("sender") && (
        <TextInput
          name="sender"
          id={`${prefix}sender`}
          label={say("agreement.ledger.form.sender")}
          hint={say("agreement.ledger.form.officeHint")}
          error={at("sender")}
          defaultValue={typed.sender}
          maxLength={longest.office}
          list="offices"
          autoComplete="off"
          optional
        />
      )}
      {shown.includes("receiver") && (
        <TextInput
          name="receiver"
          id={`${prefix}receiver`}
          label={say(`agreement.ledger.form.receiver.${kind}`)}
          hint={shown.includes("sender") ? undefined : say("agreement.ledger.form.officeHint")}
          error={at("receiver")}
          defaultValue={typed.receiver}
          maxLength={longest.office}
          list="offices"
          autoComplete="off"
          optional={kind !== "ask"}
        />
      )}
      {shown.includes("channel") && (
        <Select
          name="channel"
          id={`${prefix}channel`}
          label={say("agreement.ledger.form.channel")}
          defaultValue={typed.channel}
          placeholder={say("agreement.ledger.form.none")}
          options={choices.channels.map((one) => ({
            value: one,
            label: say(`agreement.ledger.channel.${one}`),
          }))}
          optional
        />
      )}
      {shown.includes("agenda") && (
        <TextArea
          name="agenda"
          id={`${prefix}agenda`}
          label={say("agreement.ledger.form.agenda")}
          defaultValue={typed.agenda}
          rows={4}
          maxLength={longest.body}
          optional
        />
      )}
      {typed.agendaOther && <input type="hidden" name="agendaOther" value={typed.agendaOther} />}
      {typed.bodyOther && <input type="hidden" name="bodyOther" value={typed.bodyOther} />}
      <TextArea
        name="body"
        id={`${prefix}body`}
        label={say(`agreement.ledger.form.body.${kind}`)}
        error={at("body")}
        defaultValue={typed.body}
        rows={4}
        maxLength={longest.body}
        optional
      />
    </>
  );
}

/** Where an entry stands, who answers for it, by when, and who acts next. Pages with it have `sentences: ["identity"]`. */
export function FollowFields({ typed, errors, choices }: FieldsProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const at = (field: string) => errorAt(errors, field);
  return (
    <>
      <Select
        name="state"
        label={say("agreement.ledger.state")}
        error={at("state")}
        defaultValue={typed.state}
        options={ledgerStates.map((state) => ({
          value: state,
          label: say(`agreement.ledger.state.${state}`),
        }))}
      />
      <Select
        name="owner"
        label={say("agreement.ledger.form.owner")}
        hint={say("agreement.ledger.form.ownerHint")}
        error={at("owner")}
        defaultValue={typed.owner}
        placeholder={say("agreement.ledger.form.none")}
        options={[
          ...choices.people.map(({ personId, name }) => ({ value: `person:${personId}`, label: name })),
          ...choices.roles.map((role) => ({
            value: `role:${role}`,
            label: intl.formatMessage(
              { id: "agreement.ledger.form.ownerRole" },
              { role: say(`agreement.ledger.role.${role}`) },
            ),
          })),
          { value: "outside", label: say("agreement.ledger.form.outside") },
        ]}
        optional
      />
      <TextInput
        name="ownerWords"
        label={say("agreement.ledger.form.ownerWords")}
        error={at("words")}
        defaultValue={typed.ownerWords}
        maxLength={longest.office}
        list="offices"
        autoComplete="off"
        optional
      />
      <TextInput
        name="dueOn"
        type="date"
        label={say("agreement.ledger.due")}
        error={at("dueOn")}
        defaultValue={typed.dueOn}
        width={14}
        optional
      />
      <TextInput
        name="nextActor"
        label={say("agreement.ledger.form.nextActor")}
        hint={say("agreement.ledger.form.nextActorHint")}
        error={at("nextActor")}
        defaultValue={typed.nextActor}
        maxLength={longest.office}
        list="offices"
        autoComplete="off"
        optional
      />
    </>
  );
}
