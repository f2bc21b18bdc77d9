import { useIntl } from "react-intl";
import { BilingualText, Radios } from "../../ui/index.ts";
import type { Suggestion } from "./call-suggestions.server.ts";

/** The value of the choice that none of the codes fits. */
export const noneFits = "none";

/**
 * The codes that a title may mean, as choices; nothing is chosen before somebody has.
 * @param chosen the code that was chosen before, also where it is not among those suggested now
 * @param none words for the choice that none fits; left out, there is no such choice
 */
export function CodeChoice({
  typed,
  suggestions,
  chosen,
  none,
  error,
}: {
  typed: string;
  suggestions: readonly Suggestion[];
  chosen: { code: string; title: Suggestion["title"] | null } | null;
  none?: string | undefined;
  error?: string | undefined;
}) {
  const intl = useIntl();
  const before =
    chosen && !suggestions.some(({ code }) => code === chosen.code)
      ? [{ code: chosen.code, title: chosen.title ?? {}, reason: "" }]
      : [];
  const options = [...before, ...suggestions].map(({ code, title, reason }) => ({
    value: code,
    label: (
      <>
        <code>{code}</code> <BilingualText text={title} />
      </>
    ),
    ...(reason && { hint: reason }),
  }));
  if (none) options.push({ value: noneFits, label: <>{none}</> });
  return (
    <Radios
      name="code"
      legend={intl.formatMessage({ id: "evidence.call.whichCode" }, { typed })}
      hint={intl.formatMessage({
        id: suggestions.length > 0 ? "evidence.call.whichCodeHint" : "evidence.call.noCode",
      })}
      error={error}
      options={options}
      defaultValue={chosen?.code}
    />
  );
}
