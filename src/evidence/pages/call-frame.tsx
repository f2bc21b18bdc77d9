import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { FormProblem } from "../../identity/index.server.ts";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { ErrorSummary, PageHeading, Steps, useLanguage } from "../../ui/index.ts";
import { dayOn } from "../format.ts";
import type { CallState } from "../submission.ts";

export const callSteps = ["who", "occupations", "review"] as const;
export type CallStep = (typeof callSteps)[number];

type Call = {
  round: { name: string; title: Bilingual; closesOn: string | null };
  office: Bilingual;
  state: CallState;
};

/** The errors of a form, each at its field: those that a use case names, or the refusal itself at `field`. */
export function errorsOf(
  problem: FormProblem | undefined,
  fieldOfCode: Readonly<Record<string, string>> = {},
): { field: string | undefined; message: string }[] {
  if (!problem) return [];
  const { code, sentence, fields } = problem;
  if (fields.length === 0) return [{ field: fieldOfCode[code], message: sentence }];
  return fields.map(({ field, message }) => ({ field: field.replace(/^(part|act)\./, ""), message }));
}

/** What stands around every page of a call: errors, whose it is and until when, and how far one has come. */
export function CallFrame({
  call: { round, office, state },
  title,
  lead,
  step,
  base,
  errors = [],
  children,
}: {
  call: Call;
  title: string;
  lead?: ReactNode;
  step?: CallStep | undefined;
  /** Address of the draft, for the steps that are behind; null before there is one. */
  base?: string | null;
  errors?: readonly { field: string | undefined; message: string }[];
  children: ReactNode;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const until =
    state === "open" &&
    round.closesOn &&
    say("evidence.call.until", {
      date: dayOn(intl, round.closesOn),
    });
  const at = step ? callSteps.indexOf(step) : -1;
  // The controls of two fields are called otherwise than their values.
  const shown = errors.map(({ field, message }) => ({
    field: field === "hasInterest" ? "interested" : field,
    message,
  }));
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <meta name="robots" content="noindex" />
      <ErrorSummary errors={shown} />
      <PageHeading
        title={title}
        meta={[
          inLanguage(round.title, language).text,
          inLanguage(office, language).text,
          ...(until ? [until] : []),
        ].join(" · ")}
        lead={lead}
      />
      {step && (
        <Steps
          steps={callSteps.map((one, index) => ({
            label: say(`evidence.call.step.${one}`),
            state: index < at ? "done" : index === at ? "current" : "next",
            ...(base && index !== at && { href: `${base}?step=${one}` }),
          }))}
        />
      )}
      {children}
    </>
  );
}
