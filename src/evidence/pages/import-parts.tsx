import { useIntl } from "react-intl";
import type { FormProblem } from "../../identity/index.server.ts";
import { Button, ErrorSummary, FilterLinks } from "../../ui/index.ts";

/** What kept a file out: the sentence says how much it is, and below stands each finding once. */
export function ImportProblem({ problem }: { problem: FormProblem | undefined }) {
  if (!problem) return null;
  const { sentence, fields } = problem;
  if (fields.length === 0) return <ErrorSummary errors={[{ field: "file", message: sentence }]} />;
  return <ErrorSummary title={sentence} errors={fields.map(({ message }) => ({ field: "file", message }))} />;
}

/** The kinds of files that can be taken in. */
export function ImportKinds({ current }: { current: "survey" | "vacancies" | "fills" }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <FilterLinks
      label={say("evidence.import.kinds")}
      links={[
        { label: say("evidence.import.survey"), href: "/evidence/import", current: current === "survey" },
        {
          label: say("evidence.import.vacancies"),
          href: "/evidence/import/vacancies",
          current: current === "vacancies",
        },
        { label: say("evidence.import.fills"), href: "/evidence/import/fills", current: current === "fills" },
      ]}
    />
  );
}

/** A file is looked at first, and taken in by the same form. */
export function CheckOrImport() {
  const intl = useIntl();
  return (
    <div className="actions">
      <Button name="intent" value="check" variant="plain">
        {intl.formatMessage({ id: "evidence.import.check" })}
      </Button>
      <Button name="intent" value="import">
        {intl.formatMessage({ id: "evidence.import.submit" })}
      </Button>
    </div>
  );
}
