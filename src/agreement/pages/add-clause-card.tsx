import { useIntl } from "react-intl";
import { Button, Card, Select, TextInput } from "../../ui/index.ts";
import { clauseKindNames } from "../clause-kinds.ts";

/** Adds a clause behind another one. */
export function AddClauseCard({
  clauses,
  typed,
  open,
}: {
  clauses: readonly { id: string; number: number; heading: string }[];
  typed: Readonly<Record<string, string>>;
  open: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <Card id="add-clause">
      <details open={open}>
        <summary>
          <strong>{say("agreement.proposal.addClause")}</strong>
        </summary>
        <form method="post">
          <Select
            name="kind"
            label={say("agreement.proposal.kindLabel")}
            hint={say("agreement.proposal.kindHint")}
            defaultValue={typed["kind"] ?? "text"}
            options={clauseKindNames.map((value) => ({
              value,
              label: say(`agreement.proposal.kind.${value}`),
            }))}
          />
          <TextInput
            name="headingId"
            lang="id"
            maxLength={500}
            label={say("agreement.proposal.headingId")}
            defaultValue={typed["headingId"]}
            optional
          />
          <TextInput
            name="headingEn"
            lang="en"
            maxLength={500}
            label={say("agreement.proposal.headingEn")}
            hint={say("agreement.proposal.headingHint")}
            defaultValue={typed["headingEn"]}
            optional
          />
          {clauses.length > 0 && (
            <Select
              name="after"
              label={say("agreement.proposal.after")}
              defaultValue={typed["after"] ?? clauses.at(-1)?.id}
              options={clauses.map(({ id, number, heading }) => ({
                value: id,
                label: `${number}. ${heading}`,
              }))}
            />
          )}
          <Button name="do" value="clause">
            {say("agreement.proposal.addClauseDo")}
          </Button>
        </form>
      </details>
    </Card>
  );
}
