import { useIntl } from "react-intl";
import type { Bilingual } from "../../platform/index.ts";
import { asks, channels } from "../route-words.ts";
import { chatText } from "../chat-text.ts";
import type { LetterView } from "../letter-view.ts";
import { BilingualText, Select, Tag, TextArea, TextInput, useDay, useLanguage } from "../../ui/index.ts";

/** Whether the receipt of a letter is there, in a word. */
export function ReceiptTag({ letter }: { letter: Pick<LetterView, "receivedAt" | "late"> }) {
  const intl = useIntl();
  const state = letter.receivedAt ? "received" : letter.late ? "late" : "unreceived";
  return (
    <Tag kind={state === "received" ? "ok" : state === "late" ? "late" : "neutral"}>
      {intl.formatMessage({ id: `agreement.route.receipt.${state}` })}
    </Tag>
  );
}

/** From which office to which. */
export function Way({ letter }: { letter: Pick<LetterView, "from" | "to"> }) {
  return (
    <>
      <BilingualText text={letter.from} /> → <BilingualText text={letter.to} />
    </>
  );
}

/** Number and date of a letter, and what it asks, as a quiet line. */
export function useLetterLine(): (
  letter: Pick<LetterView, "letter" | "paper" | "asked" | "dueOn">,
) => string {
  const intl = useIntl();
  const day = useDay();
  return ({ letter, paper, asked, dueOn }) =>
    [
      intl.formatMessage(
        { id: "agreement.route.numbered" },
        { number: letter.number, date: day(letter.date) },
      ),
      intl.formatMessage({ id: `agreement.route.${paper}.${asked}` }),
      ...(dueOn && asked !== "inform"
        ? [intl.formatMessage({ id: "agreement.route.dueOn" }, { date: day(dueOn) })]
        : []),
    ].join(" · ");
}

/** A letter as a text to be pasted into a chat group: no person is named in it. */
export function ChatText({ letter }: { letter: LetterView }) {
  const intl = useIntl();
  const language = useLanguage();
  const day = useDay();
  const text = chatText(letter, language, (id, values) => intl.formatMessage({ id }, values), day);
  return (
    <details>
      <summary>{intl.formatMessage({ id: "agreement.chat.copy" })}</summary>
      <p className="quiet">{intl.formatMessage({ id: "agreement.chat.hint" })}</p>
      <textarea
        className="input"
        readOnly
        rows={6}
        aria-label={intl.formatMessage({ id: "agreement.chat.text" })}
        value={text}
      />
    </details>
  );
}

/** Number, date and way of a letter of one's own. */
export function LetterFields({
  prefix = "",
  typed,
  today,
  error,
}: {
  /** Tells the fields of one letter on a page from those of another. */
  prefix?: string;
  typed: Readonly<Record<string, string>>;
  today: string;
  error: (field: string) => string | undefined;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <TextInput
        id={`${prefix}number`}
        name="number"
        label={say("agreement.route.number")}
        hint={say("agreement.route.numberHint")}
        error={error("number")}
        defaultValue={typed["number"]}
        maxLength={120}
        width={30}
        autoComplete="off"
      />
      <TextInput
        id={`${prefix}date`}
        name="date"
        type="date"
        label={say("agreement.route.date")}
        error={error("date")}
        defaultValue={typed["date"] ?? today}
        max={today}
        width={16}
      />
      <Select
        id={`${prefix}channel`}
        name="channel"
        label={say("agreement.route.channel")}
        error={error("channel")}
        defaultValue={typed["channel"] ?? "letter"}
        options={channels.map((channel) => ({ value: channel, label: say(`agreement.channel.${channel}`) }))}
      />
    </>
  );
}

export const letterCodes = {
  LETTER_BEFORE_RELEASE: "date",
  LETTER_IN_FUTURE: "date",
  STOP_OFF_ROUTE: "reason",
  STOP_SKIPPED: "next",
  STOP_NOT_FOUND: "next",
  HOP_TWICE: "next",
  STOP_OWN: "next",
};

/** What the fields of `LetterFields` say, as a use case takes it. */
export function letterFrom(form: FormData): {
  typed: Record<string, string>;
  letter: { number: string; date: string; channel: never; dueOn: string | null };
} {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const typed = Object.fromEntries(
    ["number", "date", "channel", "dueOn", "next", "organisation", "office", "asked", "reason"].map(
      (name) => [name, value(name)],
    ),
  );
  return {
    typed,
    letter: {
      number: value("number"),
      date: value("date"),
      channel: value("channel") as never,
      dueOn: value("dueOn") || null,
    },
  };
}

type Office = { organisationId: string; name: Bilingual };

/** Where the letter goes, as a form says it: to a place of the route, or to an office off the route. */
export function nextFrom(typed: Readonly<Record<string, string>>, offices: readonly Office[]) {
  if (typed["next"] !== "off") return { place: Number(typed["next"] || "0") };
  const known = offices.find(({ organisationId }) => organisationId === typed["organisation"]);
  const words = known ? (known.name.id ?? known.name.en) : typed["office"];
  const asked = (typed["asked"] || "inform") as "inform";
  const stop = { office: words ?? "", organisation: known?.organisationId ?? null, agency: null, asked };
  return { stop: { ...stop, optional: true }, reason: typed["reason"] ?? null };
}

/** The fields of an office that is not on the route; folded until somebody needs them. */
export function OffRoute({
  typed,
  offices,
  error,
}: {
  typed: Readonly<Record<string, string>>;
  offices: readonly Office[];
  error: (field: string) => string | undefined;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <details open={typed["next"] === "off"}>
      <summary>{say("agreement.route.offRouteMore")}</summary>
      <Select
        name="organisation"
        optional
        label={say("agreement.route.officeKnown")}
        placeholder={say("agreement.route.officeNone")}
        defaultValue={typed["organisation"]}
        options={offices.map(({ organisationId, name }) => ({
          value: organisationId,
          label: name[language] ?? name.id ?? name.en ?? "",
        }))}
      />
      <TextInput
        name="office"
        optional
        label={say("agreement.route.office")}
        hint={say("agreement.route.officeHint")}
        error={error("office")}
        defaultValue={typed["office"]}
        maxLength={200}
      />
      <Select
        name="asked"
        label={say("agreement.route.askedTo")}
        defaultValue={typed["asked"] || "inform"}
        options={asks.map((ask) => ({ value: ask, label: say(`agreement.route.ask.${ask}`) }))}
      />
      <TextArea
        name="reason"
        optional
        rows={2}
        label={say("agreement.route.reason")}
        error={error("reason")}
        defaultValue={typed["reason"]}
        maxLength={1_000}
      />
    </details>
  );
}
