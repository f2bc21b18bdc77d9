import { useIntl } from "react-intl";
import type { Language } from "../../platform/index.ts";
import { Card, LinkButton, RowItem, RowList, useDay, useLanguage } from "../../ui/index.ts";
import { itemPath } from "../item.ts";
import { useLanguageName, Words } from "./item-parts.tsx";

export type ListedVersion = {
  versionId: string;
  number: number;
  language: Language;
  fileLabel: string | null;
  note: string | null;
  madeAt: string;
};
export type ShownVersion = ListedVersion & { text: string | null; cut: boolean };

export const versionPath = (itemId: string, versionId: string): string =>
  `${itemPath(itemId)}/versions/${versionId}`;

/** The newest version in the reader's language first; the other language is folded under it. */
export function NewestCards({ itemId, newest }: { itemId: string; newest: readonly ShownVersion[] }) {
  const intl = useIntl();
  const page = useLanguage();
  const languageName = useLanguageName();
  const [first, second] = newest.toSorted(
    (a, b) => Number(b.language === page) - Number(a.language === page),
  );
  if (!first) return null;
  return (
    <Card
      title={intl.formatMessage(
        { id: "knowledge.version.title" },
        { number: first.number, language: languageName(first.language) },
      )}
    >
      {first.language !== page && (
        <p className="quiet">
          {intl.formatMessage({ id: "knowledge.version.standsIn" }, { language: languageName(page) })}
        </p>
      )}
      <VersionWords itemId={itemId} version={first} />
      {second && (
        <details style={{ marginTop: "1rem" }}>
          <summary>
            {intl.formatMessage(
              { id: "knowledge.version.title" },
              { number: second.number, language: languageName(second.language) },
            )}
          </summary>
          <VersionWords itemId={itemId} version={second} />
        </details>
      )}
    </Card>
  );
}

/** A version's words; of a file the way to it, and the beginning of what was read in it. */
export function VersionWords({ itemId, version }: { itemId: string; version: ShownVersion }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const { text, fileLabel, language, cut } = version;
  if (fileLabel === null) return <Words text={text ?? ""} language={language} />;
  return (
    <>
      <p>
        <LinkButton href={`${versionPath(itemId, version.versionId)}/file`} variant="plain" download>
          {say("knowledge.version.download", { file: fileLabel })}
        </LinkButton>
      </p>
      {text === null ? (
        <p className="quiet">{say("knowledge.version.notRead")}</p>
      ) : (
        <details>
          <summary>{say("knowledge.version.inFile")}</summary>
          <Words text={`${text}${cut ? " …" : ""}`} language={language} />
        </details>
      )}
    </>
  );
}

/** All versions, the newest first: none is ever taken away. */
export function VersionsCard({
  itemId,
  versions,
}: {
  itemId: string;
  versions: readonly (ListedVersion & { writer: string | null })[];
}) {
  const intl = useIntl();
  const dayText = useDay();
  const languageName = useLanguageName();
  return (
    <Card title={intl.formatMessage({ id: "knowledge.versions" }, { count: versions.length })}>
      <RowList>
        {versions.map((version) => (
          <RowItem
            key={version.versionId}
            title={intl.formatMessage(
              { id: "knowledge.version.title" },
              { number: version.number, language: languageName(version.language) },
            )}
            href={versionPath(itemId, version.versionId)}
            note={
              <>
                {[dayText(version.madeAt.slice(0, 10)), version.writer, version.fileLabel]
                  .filter(Boolean)
                  .join(" · ")}
                {version.note && (
                  <>
                    <br />
                    {version.note}
                  </>
                )}
              </>
            }
          />
        ))}
      </RowList>
    </Card>
  );
}
