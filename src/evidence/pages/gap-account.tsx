import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import type { Ref } from "../../thread/index.ts";
import { Card, DataTable, Tag, useLanguage } from "../../ui/index.ts";
import type { GapAccount } from "../gap.ts";
import { accountLines, spreadText } from "../gap-account.ts";
import type { GapTerm } from "../gap-term.ts";
import { termTitle, valueText } from "../gap-words.ts";
import { dossierPath, threadPath } from "../thread-refs.ts";

type Term = GapTerm & { waits: boolean; record: Ref | null };
type List = { listId: string; title: Bilingual } | null;

/** The sum line by line, so that a reader can add it up again. */
export function AccountCard({
  account,
  terms,
  horizon,
}: {
  account: GapAccount;
  terms: readonly Term[];
  horizon: number;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const rows = accountLines(intl, { account, terms, horizon });
  return (
    <Card
      title={say("evidence.gap.account")}
      foot={say(account.balance < 0 ? "evidence.gap.accountFloor" : "evidence.gap.accountNote")}
    >
      <DataTable
        caption={say("evidence.gap.account")}
        captionHidden
        narrow="columns"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "line",
            heading: say("evidence.gap.line"),
            cell: ({ name, how, sum: isSum }) => (
              <>
                {isSum ? <strong>{name}</strong> : name}
                {how && <small>{how}</small>}
              </>
            ),
          },
          {
            key: "people",
            heading: say("evidence.gap.persons"),
            numeric: true,
            cell: ({ people, sum: isSum }) => (isSum ? <strong>{people}</strong> : people),
          },
        ]}
      />
    </Card>
  );
}

/** Every term with its value, how sure it is, its source and year; a default says so. */
export function TermsCard({
  terms,
  list,
  code,
  area,
}: {
  terms: readonly Term[];
  list: List;
  code: string;
  area: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("evidence.gap.terms")}>
      <DataTable
        caption={say("evidence.gap.terms")}
        captionHidden
        note={[
          say("evidence.gap.termsNote"),
          ...(terms.some(({ kind }) => kind === "growth") ? [say("evidence.gap.growthNote")] : []),
        ].join(" ")}
        rows={terms}
        rowKey={({ kind, programme }) => `${kind} ${programme}`}
        narrow="columns"
        columns={[
          {
            key: "term",
            heading: say("evidence.gap.termAndSource"),
            cell: (term) => (
              <>
                {termTitle(intl, term)}{" "}
                {term.assumed && <Tag kind="suppressed">{say("evidence.gap.isAssumed")}</Tag>}{" "}
                {term.waits && <Tag>{say("evidence.gap.waits")}</Tag>}
                <small>
                  {term.list && list ? (
                    <a href={dossierPath(term.list, code, area)}>{inLanguage(list.title, language).text}</a>
                  ) : (
                    term.source
                  )}
                  {`, ${term.year}`}
                </small>
              </>
            ),
          },
          {
            key: "value",
            heading: say("evidence.gap.value"),
            numeric: true,
            cell: (term) => {
              const shown = valueText(intl, term.kind, term.value);
              return (
                <>
                  {term.record ? (
                    <a className="thread-number" href={threadPath(term.record)}>
                      {shown}
                    </a>
                  ) : (
                    shown
                  )}
                  <small>{spreadText(intl, term)}</small>
                </>
              );
            },
          },
        ]}
      />
    </Card>
  );
}
