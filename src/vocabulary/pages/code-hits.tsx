import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import { BilingualText, DataTable, useLanguage } from "../../ui/index.ts";
import { reasonMessage } from "../code-reason.ts";
import { conceptPath, isOpaque } from "../concept.ts";
import { printedCode } from "../local-code.ts";
import type { CodeHit } from "../text-coding.ts";

type Say = (id: string, values?: Record<string, string | number>) => string;

/** Why a code was found, with the label in its own language. */
export function ReasonText({ hit, scheme }: { hit: Pick<CodeHit, "kind" | "reason">; scheme: string }) {
  const intl = useIntl();
  const language = useLanguage();
  const say: Say = (id, values) => intl.formatMessage({ id }, values);
  const { id, values, beyond } = reasonMessage(say, language, hit, scheme);
  const { language: own } = hit.reason;
  const label = own === language ? values.label : <span lang={own}>{values.label}</span>;
  const sentence = intl.formatMessage({ id }, { ...values, label });
  return (
    <>
      {Array.isArray(sentence) ? sentence.map((part, index) => <span key={index}>{part}</span>) : sentence}
      {beyond && `; ${beyond}`}
    </>
  );
}

/** A code and its title in one line, for a choice or a field; a machine's code is left out. */
export function codeLine(hit: Pick<CodeHit, "code" | "title">, language: "id" | "en"): string {
  const title = inLanguage(hit.title, language).text;
  return isOpaque(hit.code) ? title : `${printedCode(hit.code, language)} ${title}`;
}

/** Ranked codes as a table: code, title with its reason, score, and what can be done. */
export function CodeHits({
  scheme,
  version,
  hits,
  caption,
  note,
  action,
}: {
  scheme: string;
  version: string;
  hits: readonly CodeHit[];
  caption: string;
  note: string;
  action?: ((hit: CodeHit) => ReactNode) | undefined;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say: Say = (id, values) => intl.formatMessage({ id }, values);
  const opaque = hits.some(({ code }) => isOpaque(code));
  const columns = [
    {
      key: "title",
      heading: say("vocabulary.concept.title"),
      label: "",
      wide: true,
      cell: (hit: CodeHit) => (
        <div style={{ overflowWrap: "anywhere" }}>
          <a href={conceptPath(scheme, version, hit.code)}>
            {!opaque && <code>{printedCode(hit.code, language)}</code>} <BilingualText text={hit.title} />
          </a>
          <small>
            <ReasonText hit={hit} scheme={scheme} />
          </small>
        </div>
      ),
    },
    {
      key: "level",
      heading: say("vocabulary.concept.level"),
      priority: 3 as const,
      cell: ({ level }: CodeHit) => say(`vocabulary.level.${level}`),
    },
    {
      key: "score",
      heading: say("vocabulary.code.score"),
      numeric: true,
      cell: ({ score }: CodeHit) => <Score value={score} />,
    },
    ...(action ? [{ key: "action", heading: say("vocabulary.code.action"), label: "", cell: action }] : []),
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      note={note}
      columns={columns.filter(({ key }) => key !== "level" || levelled.has(scheme))}
      rows={hits}
      rowKey={(hit) => hit.code}
    />
  );
}

/** Schemes whose levels have names. */
const levelled: ReadonlySet<string> = new Set(["kbji", "isco"]);

/** A score from 0 to 1, in hundredths. */
export function Score({ value }: { value: number }) {
  const intl = useIntl();
  return <>{intl.formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}</>;
}
