import { useIntl } from "react-intl";
import { Sides, SidesHead, Tag, WordChanges } from "../../ui/index.ts";
import type { ChangedPart } from "../changed-parts.ts";

/** What changed, word by word, in both languages side by side. */
export function ChangedParts({ parts }: { parts: readonly ChangedPart[] }) {
  const intl = useIntl();
  return (
    <>
      <SidesHead />
      {parts.map(({ paragraph, clause, fate, text }) => (
        <div key={paragraph}>
          <p>
            <strong>{intl.formatMessage({ id: "agreement.feedback.clause" }, { number: clause })}</strong>{" "}
            <Tag>{intl.formatMessage({ id: `agreement.package.fate.${fate}` })}</Tag>
          </p>
          <Sides text={{ id: <WordChanges pieces={text.id} />, en: <WordChanges pieces={text.en} /> }} />
        </div>
      ))}
    </>
  );
}
