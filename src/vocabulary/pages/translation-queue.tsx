import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import { conceptPath, isOpaque } from "../concept.ts";
import type { QueuedTranslation } from "../list-translations.ts";
import { printedCode } from "../local-code.ts";
import { schemeShortName } from "../scheme-names.ts";
import { otherLanguage, type TranslationStatus } from "../translation.ts";
import {
  BilingualText,
  Button,
  Checkbox,
  DataTable,
  Field,
  Moment,
  Tag,
  useLanguage,
  type Column,
} from "../../ui/index.ts";

type Props = {
  action: string;
  /** Address of the same page with every line ticked, for those without scripts. */
  pickAll: string;
  picked: boolean;
  translations: readonly QueuedTranslation[];
  total: number;
  status: TranslationStatus;
  mayReview: boolean;
  /** What kept a line from being decided, by its id. */
  problems: readonly { id: string; sentence: string }[];
};

/** Proposals for a second person: those ticked are accepted together, each is rejected alone and with a reason. */
export function TranslationQueue(props: Props) {
  const { action, pickAll, picked, translations, total, status, mayReview, problems } = props;
  const intl = useIntl();
  const page = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const open = status === "proposed" && mayReview;
  const columns: Column<QueuedTranslation>[] = [
    {
      key: "source",
      heading: say("vocabulary.translations.source"),
      cell: (line) => <Source line={line} tick={open && !line.own} picked={picked} />,
    },
    {
      key: "text",
      heading: say("vocabulary.translations.proposal"),
      wide: true,
      cell: ({ text, language, label, note }) => (
        <>
          <strong lang={language === page ? undefined : language}>{text}</strong>
          <small>
            {say(`vocabulary.language.${language}`)}
            {label && label.text !== text && (
              <>
                {" · "}
                {say("vocabulary.translations.replaces")} <span lang={language}>“{label.text}”</span>
              </>
            )}
            {note && ` · ${say("vocabulary.translations.note", { note })}`}
          </small>
        </>
      ),
    },
    {
      key: "by",
      heading: say("vocabulary.translations.by"),
      wide: true,
      cell: ({ organisation, origin, proposedAt, reviewedAt }) => (
        <>
          <BilingualText text={organisation} />
          <small>
            {say(`vocabulary.translations.origin.${origin}`)} · <Moment at={reviewedAt ?? proposedAt} />
          </small>
        </>
      ),
    },
    ...(status === "proposed"
      ? [
          {
            key: "decision",
            heading: say("vocabulary.coding.state"),
            wide: true,
            cell: (line: QueuedTranslation) =>
              line.own || !open ? (
                <span className="quiet">
                  {say(line.own ? "vocabulary.review.waitsMine" : "vocabulary.review.waits")}
                </span>
              ) : (
                <Decision
                  line={line}
                  error={problems.find(({ id }) => id === line.translationId)?.sentence}
                />
              ),
          },
        ]
      : []),
  ];
  const table = (
    <DataTable
      caption={say("vocabulary.translations.title")}
      captionHidden
      note={say(`vocabulary.translations.sorted.${status === "proposed" ? "code" : "day"}`, { count: total })}
      columns={columns}
      rows={translations}
      rowKey={({ translationId }) => translationId}
    />
  );
  if (!open) return table;
  return (
    <form method="post" action={action}>
      {table}
      <div className="actions">
        <Button>{say("vocabulary.translations.acceptTicked")}</Button>
        {!picked && <a href={pickAll}>{say("vocabulary.translations.tickAll")}</a>}
      </div>
    </form>
  );
}

function Source({ line, tick, picked }: { line: QueuedTranslation; tick: boolean; picked: boolean }) {
  const intl = useIntl();
  const page = useLanguage();
  const { translationId, scheme, version, code, title, language, synthetic } = line;
  const source = inLanguage(title, otherLanguage(language));
  const lang = source.lang === page ? undefined : source.lang;
  const id = `row-${translationId}`;
  const place = (
    <small id={tick ? undefined : id}>
      <a href={conceptPath(scheme, version, code)}>
        {schemeShortName(scheme)} {version}
        {!isOpaque(code) && ` · ${printedCode(code, page)}`}
      </a>{" "}
      {synthetic && <Tag kind="suppressed">{intl.formatMessage({ id: "vocabulary.version.synthetic" })}</Tag>}
    </small>
  );
  const name = <span lang={lang}>{source.text || code}</span>;
  if (!tick)
    return (
      <>
        {name}
        {place}
      </>
    );
  return (
    <>
      <Checkbox name="translation" id={id} value={translationId} label={name} defaultChecked={picked} />
      {place}
    </>
  );
}

function Decision({
  line: { translationId, text },
  error,
}: {
  line: QueuedTranslation;
  error: string | undefined;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id }, { text });
  const note = `note-${translationId}`;
  return (
    <>
      <Button
        variant="plain"
        name="accept"
        value={translationId}
        aria-label={say("vocabulary.review.of.accepted")}
      >
        {say("vocabulary.review.do.accepted")}
      </Button>
      <details open={error !== undefined}>
        <summary style={{ paddingBlock: "10px" }}>{say("vocabulary.translations.reject")}</summary>
        <Field name={note} label={say("vocabulary.translations.why")} error={error}>
          {(control) => (
            <textarea {...control} className="input" rows={2} maxLength={2_000} required={false} />
          )}
        </Field>
        <Button
          variant="danger"
          name="reject"
          value={translationId}
          aria-label={say("vocabulary.review.of.rejected")}
        >
          {say("vocabulary.review.do.rejected")}
        </Button>
      </details>
    </>
  );
}
