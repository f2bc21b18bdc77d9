import { useIntl } from "react-intl";
import { BilingualText, Card, DataTable, Figure, Tag, type Column } from "../../ui/index.ts";
import { languages, type Language } from "../../platform/index.ts";
import { conceptsIn, type Version } from "../concept.ts";
import { conceptKinds } from "../scheme-content.ts";
import { schemeShortName } from "../scheme-names.ts";
import { digitLevels } from "./level-name.ts";
import { VersionOrigin } from "./version-facts.tsx";

/** Schemes that we can say something about; of others their versions speak. */
const known = ["kbji", "isco", "esco", "onet", "skkni", "ssg", "jembatan"];

type SchemeCardProps = {
  scheme: string;
  versions: readonly Version[];
  /** The version that is meant when none is named. */
  current: string | undefined;
  /** Concepts with a title in a language, by version id. */
  titles: Record<string, Partial<Record<Language, number>>>;
};

/** A scheme: what it is for, and its versions side by side with what is in them and whose they are. */
export function SchemeCard({ scheme, versions, current, titles }: SchemeCardProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const isKnown = known.includes(scheme);
  const title = isKnown ? say(`vocabulary.scheme.${scheme}`) : schemeShortName(scheme);
  return (
    <Card
      title={title}
      action={
        versions.length > 1 && (
          <a href={`/vocabulary/${scheme}/diff`} aria-label={`${say("vocabulary.diff.link")}: ${title}`}>
            {say("vocabulary.diff.link")}
          </a>
        )
      }
    >
      {isKnown && <p>{say(`vocabulary.purpose.${scheme}`)}</p>}
      <DataTable
        caption={title}
        captionHidden
        note={say("vocabulary.schemes.note", { count: versions.length })}
        columns={[
          {
            key: "version",
            heading: say("vocabulary.version.version"),
            cell: (version) => <VersionName version={version} current={version.version === current} />,
          },
          ...counts(scheme, versions, say),
          ...danglingCount(versions, say),
          {
            key: "languages",
            heading: say("vocabulary.version.languages"),
            wide: true,
            priority: 2,
            cell: (version) => <Languages version={version} titles={titles[version.versionId] ?? {}} />,
          },
          {
            key: "origin",
            heading: say("vocabulary.version.source"),
            wide: true,
            cell: (version) => (
              <span className="quiet">
                <VersionOrigin version={version} />
              </span>
            ),
          },
        ]}
        rows={versions}
        rowKey={(version) => version.versionId}
      />
    </Card>
  );
}

/** A column for each level of KBJI and ISCO, for each kind of any other scheme. */
function counts(
  scheme: string,
  versions: readonly Version[],
  say: (id: string) => string,
): Column<Version>[] {
  if (scheme === "kbji" || scheme === "isco")
    return digitLevels
      .filter((level) => versions.some((version) => version.levels[level]))
      .map((level) => ({
        key: String(level),
        heading: say(`vocabulary.level.${level}`),
        numeric: true,
        cell: (version) => <Figure value={version.levels[level] ?? null} />,
      }));
  return conceptKinds
    .filter((kind) => versions.some((version) => version.kinds[kind]))
    .map((kind) => ({
      key: kind,
      heading: say(`vocabulary.kinds.${kind}`),
      numeric: true,
      cell: (version) => <Figure value={version.kinds[kind] ?? null} />,
    }));
}

/** Links with an end that is not in the files, where a version has any. */
function danglingCount(versions: readonly Version[], say: (id: string) => string): Column<Version>[] {
  if (!versions.some(({ dangling }) => dangling > 0)) return [];
  return [
    {
      key: "dangling",
      heading: say("vocabulary.dangling.heading"),
      numeric: true,
      priority: 2,
      cell: ({ scheme, version, dangling }) =>
        dangling === 0 ? (
          <Figure value={0} />
        ) : (
          <a href={`/vocabulary/${scheme}/${version}/dangling`}>
            <Figure value={dangling} />
          </a>
        ),
    },
  ];
}

/** How much of a version has a title in each language; what is not whole never shows as 100 %. */
function Languages({ version, titles }: { version: Version; titles: Partial<Record<Language, number>> }) {
  const intl = useIntl();
  const all = conceptsIn(version) + version.local;
  return (
    <span className="quiet">
      {languages.map((language) => {
        const share = all === 0 ? 0 : Math.floor(((titles[language] ?? 0) / all) * 100) / 100;
        const percent = intl.formatNumber(share, { style: "percent" });
        return (
          <span key={language} className="lines-up">
            {intl.formatMessage({ id: `vocabulary.language.${language}` })} {percent}
          </span>
        );
      })}
    </span>
  );
}

function VersionName({ version, current }: { version: Version; current: boolean }) {
  const intl = useIntl();
  return (
    <>
      <a href={`/vocabulary/${version.scheme}/${version.version}`}>
        <BilingualText text={version.title} />
      </a>{" "}
      {version.synthetic && (
        <Tag kind="suppressed">{intl.formatMessage({ id: "vocabulary.version.synthetic" })}</Tag>
      )}{" "}
      {current && <Tag kind="ok">{intl.formatMessage({ id: "vocabulary.version.current" })}</Tag>}
      {version.local > 0 && (
        <small>{intl.formatMessage({ id: "vocabulary.version.local" }, { count: version.local })}</small>
      )}
    </>
  );
}
