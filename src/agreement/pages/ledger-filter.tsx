import { useIntl } from "react-intl";
import { Button, LinkButton, Select, TextInput } from "../../ui/index.ts";
import { ledgerKinds, ledgerStates } from "../ledger-kind.ts";
import type { LedgerAsked } from "./ledger-asked.ts";

/** Words, kind, state and office by which a ledger is narrowed; folded until one of them is in force. */
export function LedgerFilter({
  asked,
  narrowed,
  counterparts,
}: {
  asked: LedgerAsked;
  narrowed: boolean;
  counterparts: readonly string[];
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { view, kind, state, counterpart, text } = asked;
  const offices =
    counterpart && !counterparts.includes(counterpart) ? [counterpart, ...counterparts] : counterparts;
  return (
    <details open={narrowed}>
      <summary>{say("agreement.ledger.filter")}</summary>
      <form method="get" action="/ledger" style={{ marginBlock: "var(--s3)" }}>
        {view !== "all" && <input type="hidden" name="view" value={view} />}
        <TextInput
          name="text"
          type="search"
          label={say("agreement.ledger.filterText")}
          defaultValue={text ?? ""}
          maxLength={200}
          optional
        />
        <Select
          name="kind"
          label={say("agreement.ledger.kind")}
          defaultValue={kind ?? ""}
          placeholder={say("agreement.ledger.any")}
          options={ledgerKinds.map((one) => ({ value: one, label: say(`agreement.ledger.kind.${one}`) }))}
          optional
        />
        <Select
          name="state"
          label={say("agreement.ledger.state")}
          defaultValue={state ?? ""}
          placeholder={say("agreement.ledger.any")}
          options={ledgerStates.map((one) => ({ value: one, label: say(`agreement.ledger.state.${one}`) }))}
          optional
        />
        <Select
          name="office"
          label={say("agreement.ledger.office")}
          defaultValue={counterpart ?? ""}
          placeholder={say("agreement.ledger.any")}
          options={offices.map((one) => ({ value: one, label: one }))}
          optional
        />
        <div className="actions">
          <Button variant="plain">{say("agreement.ledger.filterDo")}</Button>
          {narrowed && (
            <LinkButton variant="plain" href={view === "all" ? "/ledger" : `/ledger?view=${view}`}>
              {say("agreement.ledger.filterNot")}
            </LinkButton>
          )}
        </div>
      </form>
    </details>
  );
}
