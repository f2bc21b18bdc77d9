import { useIntl } from "react-intl";
import { BilingualText, DataTable, Tag, useLanguage } from "../../ui/index.ts";
import { conceptPath, isOpaque, type ElsewhereLine, type Match } from "../concept.ts";
import { printedCode } from "../local-code.ts";

/** Matches of one scheme that are seen at once; the rest is folded. */
const open = 6;

/** What a concept is in other schemes, scheme by scheme, with the relation in words. */
export function ConceptMatches({
  scheme,
  code,
  matches,
  unseen,
  sources,
}: {
  scheme: string;
  code: string;
  matches: readonly Match[];
  unseen: number;
  /** Whom publishers want named, by `scheme/version`. */
  sources: Readonly<Record<string, string>>;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  if (matches.length === 0) return <p>{say("vocabulary.match.none")}</p>;
  const groups = [...Map.groupBy(matches, (match) => `${match.scheme}/${match.version}`)];
  return (
    <>
      {groups.map(([name, group]) => (
        <div className="match-group" key={name}>
          <h3>
            {group[0] && <BilingualText text={group[0].versionTitle} />}{" "}
            {group[0]?.synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}
          </h3>
          <MatchList from={scheme} own={code} matches={group.slice(0, open)} />
          {group.length > open && (
            <details>
              <summary>{say("vocabulary.relation.more", { count: group.length - open })}</summary>
              <MatchList from={scheme} own={code} matches={group.slice(open)} />
            </details>
          )}
          {sources[name] && <p className="quiet">{sources[name]}</p>}
        </div>
      ))}
      {unseen > 0 && <p className="quiet">{say("vocabulary.match.unseen", { count: unseen })}</p>}
    </>
  );
}

function MatchList({ from, own, matches }: { from: string; own: string; matches: readonly Match[] }) {
  const intl = useIntl();
  const language = useLanguage();
  return (
    <ul className="plain-list matches">
      {matches.map((match) => {
        const { scheme, version, code, kind, title, relation } = match;
        const name = (
          <>
            {!isOpaque(code) && `${printedCode(code, language)} `}
            <BilingualText text={title} />
          </>
        );
        return (
          <li key={`${relation} ${code}`}>
            <Tag kind={relation === "exact" ? "ok" : "neutral"}>
              {intl.formatMessage({ id: `vocabulary.match.${relation}` })}
            </Tag>{" "}
            {kind ? (
              <a href={conceptPath(scheme, version, code)}>{name}</a>
            ) : (
              <span className="quiet">
                {printedCode(code, language)} {intl.formatMessage({ id: "vocabulary.match.absent" })}
              </span>
            )}
            {relation === "close" && code === own && isJoin(from, scheme) && (
              <small>{intl.formatMessage({ id: "vocabulary.match.closeNote" })}</small>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const isJoin = (one: string, other: string) => [one, other].toSorted().join() === "isco,kbji";

/** The same code in the other versions: a code can stay and mean something else. */
export function Elsewhere({
  scheme,
  code,
  lines,
}: {
  scheme: string;
  code: string;
  lines: readonly (ElsewhereLine & { changed: boolean })[];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <DataTable
      caption={say("vocabulary.elsewhere.title")}
      captionHidden
      note={
        isOpaque(code)
          ? say("vocabulary.elsewhere.noteThis", { count: lines.length })
          : say("vocabulary.elsewhere.note", { code, count: lines.length })
      }
      narrow="columns"
      columns={[
        {
          key: "version",
          heading: say("vocabulary.version.version"),
          cell: (line) => <BilingualText text={line.versionTitle} />,
        },
        {
          key: "title",
          heading: say("vocabulary.concept.title"),
          cell: (line) =>
            line.title ? (
              <>
                <a href={conceptPath(scheme, line.version, code)}>
                  <BilingualText text={line.title} />
                </a>
                <small>
                  {say(line.changed ? "vocabulary.elsewhere.changed" : "vocabulary.elsewhere.same")}
                </small>
              </>
            ) : (
              <span className="quiet">{say("vocabulary.elsewhere.absent")}</span>
            ),
        },
      ]}
      rows={lines}
      rowKey={(line) => line.version}
      empty={<p>{say("vocabulary.elsewhere.only")}</p>}
    />
  );
}
