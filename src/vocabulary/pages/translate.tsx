import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, languages, type Language } from "../../platform/index.ts";
import { readCoverage } from "../index.server.ts";
import { bySchemes } from "../scheme-names.ts";
import { lackingLanguage, type Coverage } from "../translation.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  Figure,
  IndicatorBar,
  LinkButton,
  PageHeading,
  Tag,
  useLanguage,
  type Column,
} from "../../ui/index.ts";
import type { Route } from "./+types/translate.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readCoverage, {});
  return outcome.ok ? { coverage: outcome.coverage } : deny(visit, outcome);
}

export default function Translate({ loaderData: { coverage } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const versions = [...Map.groupBy(coverage, ({ scheme, version }) => `${scheme}/${version}`).values()];
  const ordered = versions.toSorted(([a], [b]) => bySchemes(a?.scheme ?? "", b?.scheme ?? ""));
  return (
    <>
      <title>{`${say("vocabulary.translate.title")} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("vocabulary.schemes.title"), href: "/vocabulary" }]}
        title={say("vocabulary.translate.title")}
        lead={say("vocabulary.translate.lead")}
        actions={
          ordered.length > 0 && (
            <>
              <LinkButton variant="plain" href="/vocabulary/translations">
                {say("vocabulary.translations.title")}
              </LinkButton>
              <LinkButton variant="plain" href="/vocabulary/translate/file">
                {say("vocabulary.translateFile.title")}
              </LinkButton>
            </>
          )
        }
      />
      {ordered.length === 0 && (
        <Card>
          <EmptyState title={say("vocabulary.empty.title")}>
            <p>{say("vocabulary.translate.empty")}</p>
          </EmptyState>
        </Card>
      )}
      {ordered.map((lines) => (
        <VersionCard key={`${lines[0]?.scheme}/${lines[0]?.version}`} lines={lines} />
      ))}
    </>
  );
}

/** How much of one version is named in each language, and the way to the table that fills it. */
function VersionCard({ lines }: { lines: readonly Coverage[] }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const page = useLanguage();
  const [first] = lines;
  if (!first) return null;
  const { scheme, version, title, synthetic } = first;
  const name = inLanguage(title, page).text;
  const table = `/vocabulary/${scheme}/${version}/translate`;
  const lacks = lines.some(({ concepts, withLabel }) => languages.some((one) => withLabel[one] < concepts));
  const share = (language: Language): Column<Coverage> => ({
    key: language,
    heading: say(`vocabulary.language.${language}`),
    wide: true,
    cell: ({ kind, concepts, withLabel, proposed }) => (
      <>
        <IndicatorBar
          value={withLabel[language]}
          max={Math.max(1, concepts)}
          label={`${say(`vocabulary.kinds.${kind}`)}, ${say(`vocabulary.language.${language}`)}`}
        />
        <small>
          {withLabel[language] < concepts ? (
            <a href={`${table}?to=${language}&kind=${kind}`}>
              {say("vocabulary.translate.missing", { count: concepts - withLabel[language] })}
            </a>
          ) : (
            say("vocabulary.translate.complete")
          )}
          {proposed[language] > 0 && (
            <>
              {" · "}
              <a href={`${table}?to=${language}&kind=${kind}&show=proposed`}>
                {say("vocabulary.translate.waiting", { count: proposed[language] })}
              </a>
            </>
          )}
        </small>
      </>
    ),
  });
  return (
    <Card
      title={
        <>
          <BilingualText text={title} />{" "}
          {synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}
        </>
      }
      action={
        lacks && (
          <LinkButton
            variant="plain"
            href={`${table}?to=${lackingLanguage(lines)}`}
            aria-label={say("vocabulary.translate.openOf", { version: name })}
          >
            {say("vocabulary.translate.open")}
          </LinkButton>
        )
      }
    >
      <DataTable
        caption={name}
        captionHidden
        columns={[
          {
            key: "kind",
            heading: say("vocabulary.concept.kind"),
            cell: ({ kind }) => say(`vocabulary.kinds.${kind}`),
          },
          {
            key: "concepts",
            heading: say("vocabulary.translate.concepts"),
            numeric: true,
            cell: ({ concepts }) => <Figure value={concepts} />,
          },
          ...languages.map(share),
        ]}
        rows={lines}
        rowKey={({ kind }) => kind}
      />
    </Card>
  );
}
