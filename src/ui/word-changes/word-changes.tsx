import { useIntl } from "react-intl";

/** A piece of a text: in both, only before, or only now; `figure`: a number, a day or an amount. */
export type ChangedPiece = { kind: "same" | "removed" | "added"; text: string; figure?: boolean };

/**
 * What changed in a text, word by word.
 *
 * Accessibility: native `del` and `ins`, struck through and underlined as well as coloured; hidden words name them.
 */
export function WordChanges({ pieces }: { pieces: readonly ChangedPiece[] }) {
  const intl = useIntl();
  return pieces.map(({ kind, text, figure }, index) => {
    if (kind === "same") return <span key={index}>{figure ? <b className="counted">{text}</b> : text}</span>;
    const Mark = kind === "removed" ? "del" : "ins";
    // The blank before the words is not marked: nobody changed it.
    const words = text.trimStart();
    return (
      <span key={index}>
        {text.slice(0, text.length - words.length)}
        <Mark className="change">
          <span className="hidden-text"> [{intl.formatMessage({ id: `ui.changes.${kind}` })}] </span>
          {figure ? <b className="counted">{words}</b> : words}
        </Mark>
      </span>
    );
  });
}
