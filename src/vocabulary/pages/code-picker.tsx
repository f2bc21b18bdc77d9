import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Button, Combobox, useLanguage } from "../../ui/index.ts";
import { wayBack } from "../picked-code.ts";
import type { CodeHit } from "../text-coding.ts";
import { codeLine, ReasonText } from "./code-hits.tsx";

export type CodePickerProps = {
  /** Name of the code in the form; `readPicked(form, name)` reads it. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean | undefined;
  /** Whose codes can be picked. */
  scheme?: string | undefined;
  /** Left out: the usual level of the scheme; `any`: every level. */
  level?: number | "any" | undefined;
  /** Picked before; `text` is what stands in the field for it. */
  chosen?: { code: string; text: string } | undefined;
  /** Typed before, without a choice. */
  typed?: string | undefined;
  /** Path of the page with the form, to which a page of choices returns. */
  returnTo: string;
};

const choicesShown = 8;

/**
 * Picks the code of an occupation, a skill or the like by typing what it is called. Without JavaScript its button leads
 * to a page that lists the codes and returns the one that was chosen; what else was typed in the form comes back too.
 */
export function CodePicker(props: CodePickerProps) {
  const { name, scheme = "kbji", level, chosen, typed, returnTo, ...field } = props;
  const intl = useIntl();
  const language = useLanguage();

  async function search(text: string, signal: AbortSignal) {
    const query = new URLSearchParams({ text, scheme, top: String(choicesShown) });
    if (level !== undefined) query.set("level", String(level));
    const answer = await fetch(`/api/vocabulary/code?${query}`, { signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const { hits } = (await answer.json()) as { hits: CodeHit[] };
    return hits.map((hit) => ({
      key: hit.code,
      text: codeLine(hit, language),
      note: <ReasonText hit={hit} scheme={scheme} />,
    }));
  }

  const back = wayBack({
    path: returnTo,
    field: name,
    scheme,
    level: level === undefined ? "" : String(level),
  });
  return (
    <Combobox
      {...field}
      name={name}
      chosen={chosen && { key: chosen.code, text: chosen.text }}
      typed={typed}
      maxLength={300}
      search={search}
      withoutScript={
        <Button
          variant="plain"
          name="return"
          value={back}
          formAction="/vocabulary/code"
          formMethod="get"
          formEncType="application/x-www-form-urlencoded"
          formNoValidate
        >
          {intl.formatMessage({ id: "vocabulary.pick.search" })}
        </Button>
      }
    />
  );
}
