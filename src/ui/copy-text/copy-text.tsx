import { useId, useRef, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { useScripts } from "../scripts.ts";

const never = () => () => {};

/**
 * A text to be pasted somewhere else. With JavaScript a button copies it; without it the text is selected by hand.
 *
 * Accessibility: a labelled text field that can be read and not changed; that it was copied is said politely.
 */
export function CopyText({
  label,
  hint,
  text,
  rows = 8,
}: {
  label: ReactNode;
  hint?: ReactNode;
  text: string;
  rows?: number | undefined;
}) {
  useScripts();
  const intl = useIntl();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  async function copy() {
    area.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Where the browser keeps the clipboard to itself, the text is selected and a key copies it.
      setCopied(false);
    }
  }
  return (
    <div className="copy-text">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <textarea
        id={id}
        ref={area}
        className="input"
        readOnly
        rows={rows}
        value={text}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hydrated && (
        <div className="actions">
          <button type="button" className="button plain" onClick={() => void copy()}>
            {intl.formatMessage({ id: "ui.copy.do" })}
          </button>
          <span role="status">{copied && intl.formatMessage({ id: "ui.copy.done" })}</span>
        </div>
      )}
    </div>
  );
}
