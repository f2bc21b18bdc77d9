import { useIntl } from "react-intl";
import type { TextPiece } from "../shown-text.ts";

/** A text with its figures marked; a name between braces that has no figure is marked as a slip. */
export function TextPieces({ pieces }: { pieces: readonly TextPiece[] }) {
  const intl = useIntl();
  return pieces.map(({ text, kind }, index) => {
    if (kind === "words") return <span key={index}>{text}</span>;
    if (kind === "figure")
      return (
        <b key={index} className="counted">
          {text}
        </b>
      );
    return (
      <span key={index} className="unknown-figure">
        <span className="hidden-text">
          {intl.formatMessage({ id: "agreement.proposal.unknownFigure" })}:{" "}
        </span>
        {text}
      </span>
    );
  });
}
