import { useIntl } from "react-intl";
import { Tag } from "../../ui/index.ts";
import type { ChangedPart } from "../changed-parts.ts";

/** What changed, word by word, in both languages side by side. */
export function ChangedParts({ parts }: { parts: readonly ChangedPart[] }) {
  const intl = useIntl();
  return parts.map(({ paragraph, clause, fate, text }) => (
    <div key={paragraph}>
      <p>
        <strong>{intl.formatMessage({ id: "agreement.feedback.clause" }, { number: clause })}</strong>{" "}
        <Tag>{intl.formatMessage({ id: `agreement.package.fate.${fate}` })}</Tag>
      </p>
      <div className="grid two text-pair">
        {(["id", "en"] as const).map((language) => (
          <p key={language} lang={language}>
            {text[language].map((piece, index) =>
              piece.kind === "added" ? (
                <ins key={index}>{piece.text}</ins>
              ) : piece.kind === "removed" ? (
                <del key={index}>{piece.text}</del>
              ) : (
                piece.text
              ),
            )}
          </p>
        ))}
      </div>
    </div>
  ));
}
