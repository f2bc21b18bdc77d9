import { useIntl } from "react-intl";
import { BilingualText, Button, Card, RowItem, RowList } from "../../ui/index.ts";

type Neighbour = { id: string; text: { id?: string; en?: string } } | null;

/** The clauses before and after, another place for this one, and what was taken out of it. */
export function ClauseMenu({
  clause,
  withdrawn,
  count,
  before,
  after,
  gone,
  here,
  mayWrite,
}: {
  clause: { id: string; number: number | null };
  withdrawn: boolean;
  count: number;
  before: Neighbour;
  after: Neighbour;
  gone: readonly { id: string; version: number; text: { id: string; en: string } }[];
  here: string;
  mayWrite: boolean;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("agreement.proposal.clauseMenu")}>
      <RowList>
        {before && (
          <RowItem
            href={`${here}/clause/${before.id}`}
            title={<BilingualText text={before.text} />}
            note={say("agreement.proposal.previousClause")}
          />
        )}
        {after && (
          <RowItem
            href={`${here}/clause/${after.id}`}
            title={<BilingualText text={after.text} />}
            note={say("agreement.proposal.nextClause")}
          />
        )}
        {mayWrite &&
          gone.map(({ id, version, text }) => (
            <RowItem
              key={id}
              href={`${here}/paragraph/${id}`}
              title={<BilingualText text={shortened(text)} />}
              note={say("agreement.proposal.paragraphGone")}
              action={
                <form method="post">
                  <input type="hidden" name="paragraph" value={id} />
                  <input type="hidden" name="based" value={version} />
                  <input type="hidden" name="back" value="yes" />
                  <Button name="do" value="withdraw" variant="plain">
                    {say("agreement.proposal.putBack")}
                  </Button>
                </form>
              }
            />
          ))}
      </RowList>
      {mayWrite && (
        <div className="actions">
          {clause.number !== null && count > 1 && (
            <form method="post" className="more">
              <label htmlFor="number">{say("agreement.proposal.moveClause")}</label>
              <input
                id="number"
                name="number"
                type="number"
                min={1}
                max={count}
                defaultValue={clause.number}
                className="input short"
              />
              <Button name="do" value="clauseTo" variant="plain">
                {say("agreement.proposal.moveClauseDo")}
              </Button>
            </form>
          )}
          <form method="post">
            {withdrawn && <input type="hidden" name="back" value="yes" />}
            <Button name="do" value="clauseOut" variant="plain">
              {say(withdrawn ? "agreement.proposal.clauseBack" : "agreement.proposal.clauseOut")}
            </Button>
          </form>
        </div>
      )}
    </Card>
  );
}

const shortened = ({ id, en }: { id: string; en: string }) => ({
  id: id.slice(0, 120),
  en: en.slice(0, 120),
});
