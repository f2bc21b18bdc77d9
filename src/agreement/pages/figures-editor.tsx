import { useIntl } from "react-intl";
import { BilingualText, Button, Checkbox, Fieldset, Select, TextInput, useParty } from "../../ui/index.ts";
import { clauseKindNames } from "../clause-kinds.ts";
import { figureUnits } from "../figure-reading.ts";

type Row = { name: string; value: string; unit: string };
export type FiguresTypedView = {
  kind: string;
  rows: readonly Row[];
  owed: {
    party: string;
    figure: string;
    from: string;
    until: string;
    evidenceId: string;
    evidenceEn: string;
  };
  links: readonly { value: string; label: string }[];
  find: string;
};
export type Found = { edition: string; code: string; title: { id?: string; en?: string } };

/** Kind, figures, obligation and links of a clause, as one form; it works with native controls alone. */
export function FiguresEditor({
  based,
  typed: { kind, rows, owed, links, find },
  found,
  parties,
  back,
  rowError,
}: {
  based: number;
  typed: FiguresTypedView;
  found: readonly Found[] | null;
  parties: readonly string[];
  back: string;
  rowError?: string | undefined;
}) {
  const intl = useIntl();
  const party = useParty();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const units = figureUnits.map((unit) => ({ value: unit, label: say(`agreement.proposal.unit.${unit}`) }));
  return (
    <form method="post">
      <input type="hidden" name="based" value={based} />
      <Select
        name="kind"
        label={say("agreement.proposal.kindLabel")}
        defaultValue={kind}
        options={clauseKindNames.map((value) => ({ value, label: say(`agreement.proposal.kind.${value}`) }))}
      />
      <Fieldset
        id="figure-rows"
        legend={say("agreement.proposal.figures")}
        hint={say("agreement.proposal.figuresHint")}
        error={rowError}
      >
        {rows.map(({ name, value, unit }, row) => (
          <div key={row} className="figure-row">
            <TextInput
              name={`name-${row}`}
              label={say("agreement.proposal.figureName", { row: row + 1 })}
              defaultValue={name}
              maxLength={42}
              autoComplete="off"
              optional="silently"
            />
            <TextInput
              name={`value-${row}`}
              label={say("agreement.proposal.figureValue", { row: row + 1 })}
              defaultValue={value}
              maxLength={40}
              autoComplete="off"
              optional="silently"
            />
            <Select
              name={`unit-${row}`}
              label={say("agreement.proposal.figureUnit", { row: row + 1 })}
              defaultValue={unit}
              options={units}
              optional="silently"
            />
          </div>
        ))}
      </Fieldset>
      <Fieldset
        id="obligation"
        legend={say("agreement.proposal.obligation")}
        hint={say("agreement.proposal.obligationHint")}
      >
        <Select
          name="party"
          label={say("agreement.proposal.owedBy")}
          defaultValue={owed.party}
          placeholder={say("agreement.proposal.owedByNobody")}
          options={parties.map((code) => ({ value: code, label: party(code) }))}
          optional="silently"
        />
        <TextInput
          name="owed"
          label={say("agreement.proposal.owedFigure")}
          defaultValue={owed.figure}
          list="figure-names"
          maxLength={42}
          autoComplete="off"
          optional="silently"
        />
        <datalist id="figure-names">
          {rows.flatMap(({ name }) =>
            name
              ? [
                  <option key={name} value={name}>
                    {name}
                  </option>,
                ]
              : [],
          )}
        </datalist>
        <div className="figure-row">
          <TextInput
            name="from"
            type="date"
            label={say("agreement.proposal.owedFrom")}
            defaultValue={owed.from}
            optional="silently"
          />
          <TextInput
            name="until"
            type="date"
            label={say("agreement.proposal.owedUntil")}
            defaultValue={owed.until}
            optional="silently"
          />
        </div>
        <TextInput
          name="evidenceId"
          lang="id"
          label={say("agreement.proposal.evidenceId")}
          defaultValue={owed.evidenceId}
          maxLength={500}
          optional="silently"
        />
        <TextInput
          name="evidenceEn"
          lang="en"
          label={say("agreement.proposal.evidenceEn")}
          defaultValue={owed.evidenceEn}
          maxLength={500}
          optional="silently"
        />
      </Fieldset>
      <Fieldset
        id="links"
        legend={say("agreement.proposal.links")}
        hint={say("agreement.proposal.linksHint")}
      >
        {links.map(({ value, label }, index) => (
          <Checkbox key={value} id={`link-${index}`} name="link" value={value} label={label} defaultChecked />
        ))}
        {found?.map(({ edition, code, title }, index) => (
          <Checkbox
            key={`${edition}/${code}`}
            id={`found-${index}`}
            name="link"
            value={`entry:${edition}/${code}`}
            label={
              <>
                {code} <BilingualText text={title} /> ({say("agreement.proposal.edition", { edition })})
              </>
            }
          />
        ))}
        {found && found.length === 0 && <p>{say("agreement.proposal.foundNone")}</p>}
        <div className="figure-row">
          <TextInput
            name="find"
            label={say("agreement.proposal.find")}
            defaultValue={find}
            maxLength={100}
            autoComplete="off"
            optional="silently"
          />
          <Button name="do" value="find" variant="plain">
            {say("agreement.proposal.findDo")}
          </Button>
        </div>
        <TextInput
          name="hub"
          label={say("agreement.proposal.hub")}
          maxLength={200}
          autoComplete="off"
          optional="silently"
        />
      </Fieldset>
      <div className="actions">
        <Button name="do" value="figures">
          {say("agreement.proposal.save")}
        </Button>
        <a href={back}>{say("agreement.proposal.cancel")}</a>
      </div>
    </form>
  );
}
