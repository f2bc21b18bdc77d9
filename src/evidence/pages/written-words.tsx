import { useIntl } from "react-intl";
import type { Language } from "../../platform/index.ts";
import { useLanguage } from "../../ui/index.ts";
import type { Piece } from "../written-text.ts";

/** What somebody wrote: in the other language it is read so, and a small word says which it is. */
export function WrittenWords({ text, writtenIn }: { text: string; writtenIn: Language | null }) {
  const intl = useIntl();
  const language = useLanguage();
  if (writtenIn === null || writtenIn === language) return <>{text}</>;
  return (
    <>
      <span lang={writtenIn}>{text}</span>{" "}
      <small className="quiet">({intl.formatMessage({ id: `evidence.writtenIn.${writtenIn}` })})</small>
    </>
  );
}

/** A sentence, with the pieces of it that are in the other language. */
export function Pieces({ of }: { of: readonly Piece[] }) {
  return (
    <>
      {of.map(({ text, lang }, index) =>
        lang ? (
          <span key={index} lang={lang}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </>
  );
}
