import { installationZone } from "../../platform/index.ts";
import { useIntl } from "react-intl";
import { DescriptionList, Figure } from "../../ui/index.ts";
import type { Version, VersionFacts } from "../index.ts";

/** How many concepts each level has, the broadest first. */
export function LevelCounts({ levels }: { levels: Version["levels"] }) {
  const intl = useIntl();
  return (
    <DescriptionList
      layout="columns"
      items={Object.entries(levels).map(([level, count]) => ({
        term: intl.formatMessage({ id: `vocabulary.level.${level}` }),
        description: <Figure value={count} />,
      }))}
    />
  );
}

/** How many concepts of each kind a version has, the most first. */
export function KindCounts({ kinds }: { kinds: Version["kinds"] }) {
  const intl = useIntl();
  return (
    <DescriptionList
      layout="columns"
      items={Object.entries(kinds)
        .toSorted(([, a], [, b]) => b - a)
        .map(([kind, count]) => ({
          term: intl.formatMessage({ id: `vocabulary.kinds.${kind}` }),
          description: <Figure value={count} />,
        }))}
    />
  );
}

/**
 * Where a version comes from, in a line: who published it, which file, when, and the beginning of its hash.
 */
export function VersionOrigin({ version }: { version: VersionFacts }) {
  const intl = useIntl();
  const { source, fileName, fileHash, importedAt } = version;
  const date = intl.formatDate(importedAt, { dateStyle: "long", timeZone: installationZone });
  return (
    <>
      {source && <>{source} · </>}
      {intl.formatMessage({ id: "vocabulary.version.imported" }, { date, file: fileName })} ·{" "}
      <code title={fileHash}>{fileHash.slice(0, 12)}</code>
    </>
  );
}
