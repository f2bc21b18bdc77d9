import { useIntl } from "react-intl";
import { inLanguage, installationZone } from "../../platform/index.ts";
import { conceptPath } from "../concept.ts";
import { levelText, type Equivalence, type EquivalenceStatus, type Level } from "../equivalence.ts";
import { BilingualText, Tag, useLanguage, type TagKind } from "../../ui/index.ts";

const tags: Record<EquivalenceStatus, TagKind> = { referenced: "ok", asserted: "neutral", disputed: "late" };

/** The claim as a sentence; only a referenced one says that two levels are equal. */
export function useStatement(): (claim: Equivalence) => string {
  const intl = useIntl();
  const language = useLanguage();
  return ({ from, to, status, organisation, dispute }) =>
    intl.formatMessage(
      { id: `vocabulary.equivalence.statement.${status}` },
      {
        from: levelText(from, language),
        to: levelText(to, language),
        organisation: inLanguage(organisation, language).text,
        other: dispute ? inLanguage(dispute.organisation, language).text : "",
      },
    );
}

/** Claims that one organisation made on one basis are one entry; a dispute stands alone. */
function grouped(claims: readonly Equivalence[]): Equivalence[][] {
  const key = ({ equivalenceId, status, organisation, basis, source, dispute }: Equivalence) =>
    dispute ? equivalenceId : JSON.stringify([status, organisation, basis, source]);
  return [...Map.groupBy(claims, key).values()];
}

/**
 * Claims that levels of two frameworks compare, each with who says so, on what, and what is said against it.
 * @param claims in the order in which they are to be read
 */
export function EquivalenceList({ claims }: { claims: readonly Equivalence[] }) {
  const intl = useIntl();
  if (claims.length === 0)
    return <p className="quiet">{intl.formatMessage({ id: "vocabulary.equivalences.none" })}</p>;
  return (
    <ul className="claims plain-list">
      {grouped(claims).map((some) => (
        <Entry key={some[0]?.equivalenceId} claims={some} />
      ))}
    </ul>
  );
}

function Entry({ claims }: { claims: readonly Equivalence[] }) {
  const intl = useIntl();
  const language = useLanguage();
  const statement = useStatement();
  const [first] = claims;
  if (!first) return null;
  const { status, organisation, basis, source, claimedAt, dispute } = first;
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const day = (at: Date) => intl.formatDate(at, { dateStyle: "long", timeZone: installationZone });
  const by = inLanguage(organisation, language).text;
  const alone = claims.length === 1;
  return (
    <li>
      <p>
        <Tag kind={tags[status]}>{say(`vocabulary.equivalence.status.${status}`)}</Tag>{" "}
        {alone ? (
          <a href={`/vocabulary/equivalences/${first.equivalenceId}`}>{statement(first)}</a>
        ) : (
          say(`vocabulary.equivalence.group.${status}`, { organisation: by })
        )}
      </p>
      {!alone && (
        <ul className="pairs plain-list">
          {claims.map((claim) => (
            <li key={claim.equivalenceId}>
              <a href={`/vocabulary/equivalences/${claim.equivalenceId}`}>
                {levelText(claim.from, language)} – {levelText(claim.to, language)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {say("vocabulary.equivalence.basis", { basis })}
        <br />
        {source ? say("vocabulary.equivalence.source", { source }) : say("vocabulary.equivalence.noSource")}
        {" · "}
        {day(claimedAt)}
      </p>
      {dispute && (
        <p className="quiet">
          <BilingualText text={dispute.organisation} />, {day(dispute.at)}: {dispute.reason}
        </p>
      )}
    </li>
  );
}

/** A level by its title, which links to its page where a version has it. */
export function LevelLink({ level }: { level: Level }) {
  const language = useLanguage();
  if (level.version === null) return <>{levelText(level, language)}</>;
  return (
    <a href={conceptPath(level.scheme, level.version, level.code)}>
      <BilingualText text={level.title} />
    </a>
  );
}
