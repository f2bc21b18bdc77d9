import type { MouseEvent } from "react";
import { useIntl } from "react-intl";
import { inLanguage, type Language } from "../../platform/index.ts";
import { conceptPath, isOpaque } from "../concept.ts";
import type { UntranslatedLine } from "../list-untranslated.ts";
import { printedCode } from "../local-code.ts";
import { schemeShortName } from "../scheme-names.ts";
import { otherLanguage, type Suggestion } from "../translation.ts";
import {
  BilingualText,
  Button,
  DataTable,
  Moment,
  Tag,
  useLanguage,
  useScripts,
  type Column,
} from "../../ui/index.ts";

type Props = {
  /** Address of the version. */
  root: string;
  /** Where the form is sent: this page as it stands. */
  action: string;
  /** The language that is written. */
  language: Language;
  lines: readonly UntranslatedLine[];
  total: number;
  /** What was typed before the page came back, by code. */
  typed: Record<string, string>;
  problems: readonly { code: string; sentence: string }[];
  editable: boolean;
};

const isOthers = ({ open }: UntranslatedLine) => open !== null && !open.own;

/**
 * The translation table: a title, what may help, and a field for each concept; one button saves all. Each suggestion has
 * a button that puts it into its field, here or by way of the server.
 */
export function TranslationRows(props: Props) {
  const { root, action, language, lines, total, typed, problems, editable } = props;
  const intl = useIntl();
  const page = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const columns: Column<UntranslatedLine>[] = [
    {
      key: "source",
      heading: say(`vocabulary.language.${otherLanguage(language)}`),
      cell: ({ code, title }) => {
        const source = inLanguage(title, otherLanguage(language));
        return (
          <>
            <a
              href={`${root}/${encodeURIComponent(code)}`}
              lang={source.lang === page ? undefined : source.lang}
            >
              {source.text || code}
            </a>
            {!isOpaque(code) && (
              <small>
                <code>{printedCode(code, page)}</code>
              </small>
            )}
          </>
        );
      },
    },
    {
      key: "suggestion",
      heading: say("vocabulary.translate.suggestion"),
      wide: true,
      cell: (line) =>
        line.suggestion ? (
          <SuggestionCell
            line={line}
            suggestion={line.suggestion}
            language={language}
            action={editable && !isOthers(line) ? action : null}
          />
        ) : (
          <span className="quiet">{say("vocabulary.translate.noSuggestion")}</span>
        ),
    },
    {
      key: "title",
      heading: say(`vocabulary.language.${language}`),
      wide: true,
      cell: (line) => {
        const { code, title, open, label, suggestion } = line;
        const problem = problems.find((one) => one.code === code);
        const source = inLanguage(title, otherLanguage(language)).text || code;
        return (
          <>
            {editable && !isOthers(line) ? (
              <>
                <input type="hidden" name="code" value={code} />
                <input type="hidden" name="suggestion" value={suggestion?.text ?? ""} />
                <textarea
                  className="input"
                  id={`text-${code}`}
                  name="text"
                  rows={2}
                  // A table gives a field no room by itself; on a phone its cell is as wide as the page.
                  style={{ minWidth: "min(20rem, 70vw)" }}
                  maxLength={2_000}
                  lang={language}
                  defaultValue={typed[code] ?? open?.text ?? label?.text ?? ""}
                  aria-label={say(`vocabulary.translate.field.${language}`, { title: source })}
                  aria-invalid={problem ? true : undefined}
                  aria-describedby={problem ? `problem-${code}` : undefined}
                />
              </>
            ) : (
              <span lang={language}>{open?.text ?? label?.text}</span>
            )}
            {problem && (
              <span className="field-error" id={`problem-${code}`}>
                {problem.sentence}
              </span>
            )}
            <State line={line} language={language} />
          </>
        );
      },
    },
  ];
  const table = (
    <DataTable
      caption={say("vocabulary.translate.table")}
      captionHidden
      note={say(`vocabulary.translate.note.${lines.some(({ code }) => isOpaque(code)) ? "title" : "code"}`, {
        count: total,
      })}
      columns={columns.filter(({ key }) => key !== "suggestion" || lines.some((line) => line.suggestion))}
      rows={lines}
      rowKey={({ code }) => code}
    />
  );
  if (!editable) return table;
  const helped = lines.some((line) => line.suggestion && !isOthers(line));
  return (
    <form method="post" action={action}>
      <input type="hidden" name="language" value={language} />
      {table}
      <div className="actions">
        <Button>{say("vocabulary.translate.save")}</Button>
        {helped && (
          <Button variant="plain" name="use" value="*">
            {say("vocabulary.translate.useAll")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** A suggested title with where it comes from; `action` null: it is only shown. */
function SuggestionCell({
  line: { code },
  suggestion: { text, relation, scheme, version, code: from },
  language,
  action,
}: {
  line: UntranslatedLine;
  suggestion: Suggestion;
  language: Language;
  action: string | null;
}) {
  const intl = useIntl();
  const page = useLanguage();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  return (
    <>
      <span lang={language === page ? undefined : language}>{text}</span>
      <small>
        <a href={conceptPath(scheme, version, from)}>
          {schemeShortName(scheme)} {version}
          {!isOpaque(from) && ` · ${printedCode(from, page)}`}
        </a>{" "}
        · {say(`vocabulary.match.${relation}`)}
      </small>
      {action && <TakeButton code={code} text={text} action={action} />}
    </>
  );
}

/** Puts what is suggested into the field. Without scripts the form is sent and comes back with the field filled. */
function TakeButton({ code, text, action }: { code: string; text: string; action: string }) {
  useScripts();
  const intl = useIntl();
  const field = `text-${code}`;
  const fill = (event: MouseEvent) => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    input.value = text;
    input.focus();
  };
  return (
    <div className="actions">
      <Button
        variant="plain"
        name="use"
        value={code}
        formAction={`${action}#${encodeURIComponent(field)}`}
        onClick={fill}
        aria-label={intl.formatMessage({ id: "vocabulary.translate.useOf" }, { text })}
      >
        {intl.formatMessage({ id: "vocabulary.translate.use" })}
      </Button>
    </div>
  );
}

/** Where a line stands: whose proposal waits, what was rejected and why, or where its title comes from. */
function State({
  line: { open, rejected, label },
  language,
}: {
  line: UntranslatedLine;
  language: Language;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  if (open)
    return (
      <small>
        <Tag kind="new">{say("vocabulary.review.proposed")}</Tag>{" "}
        {open.own ? say("vocabulary.translate.own") : <BilingualText text={open.organisation} />},{" "}
        <Moment at={open.proposedAt} />
      </small>
    );
  if (rejected)
    return (
      <small>
        <Tag kind="late">{say("vocabulary.review.rejected")}</Tag> “
        <span lang={language}>{rejected.text}</span>” · {rejected.note}
      </small>
    );
  if (!label) return null;
  const origin = label.origin === "join" ? "join" : "translation";
  return <small>{say(`vocabulary.translate.origin.${origin}`)}</small>;
}
