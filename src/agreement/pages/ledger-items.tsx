import { useIntl } from "react-intl";
import { BilingualText, Card, LinkButton, Moment, RowItem, RowList } from "../../ui/index.ts";
import type { LedgerEntry } from "../ledger-entry.ts";
import type { LedgerChange, LedgerLine } from "../ledger-store.ts";
import { DueText, Owner, StateTag, useEntryLine, type People } from "./ledger-parts.tsx";

const kinds = ["decision", "action", "ask", "commitment"] as const;

/** What comes from a meeting or a letter, and the way to add to it. */
export function ItemsCard({
  entry,
  items,
  people,
  today,
  mayWrite,
}: {
  entry: LedgerEntry;
  items: readonly LedgerLine[];
  people: People;
  today: string;
  mayWrite: boolean;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const line = useEntryLine();
  return (
    <Card title={say("agreement.ledger.items")}>
      {items.length === 0 ? (
        <p>{say("agreement.ledger.itemsNone")}</p>
      ) : (
        <RowList>
          {items.map((item) => (
            <RowItem
              key={item.entryId}
              title={<BilingualText text={item.subject} />}
              href={`/ledger/${item.entryId}`}
              note={
                <>
                  {line(item)} · <Owner entry={item} people={people} />
                  {item.dueOn && (
                    <>
                      {" "}
                      · <DueText entry={item} today={today} />
                    </>
                  )}
                </>
              }
              action={<StateTag state={item.state} />}
            />
          ))}
        </RowList>
      )}
      {mayWrite && (
        <div className="actions">
          {kinds.map((kind) => (
            <LinkButton key={kind} variant="plain" href={`/ledger/new?kind=${kind}&under=${entry.entryId}`}>
              {say(`agreement.ledger.addItem.${kind}`)}
            </LinkButton>
          ))}
        </div>
      )}
    </Card>
  );
}

/** Who entered it and when, and what it was before each change. Pages with it have `sentences: ["identity"]`. */
export function HistoryCard({
  entry,
  history,
  people,
}: {
  entry: LedgerEntry;
  history: readonly LedgerChange[];
  people: People;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const by = (id: string | null) => (id && people[id]) || say("agreement.ledger.gone");
  const told = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "–";
    if (name === "state") return say(`agreement.ledger.state.${String(value)}`);
    if (name === "kind") return say(`agreement.ledger.kind.${String(value)}`);
    if (name === "channel") return say(`agreement.ledger.channel.${String(value)}`);
    if (name === "ownerPerson") return by(String(value));
    if (name === "ownerRole") return say(`agreement.ledger.role.${String(value)}`);
    if (name === "answerCounts") return say(`agreement.ledger.counted.${String(value)}`);
    if (typeof value === "object")
      return Object.entries(value)
        .flatMap(([key, words]) => (key === "id" || key === "en" ? [String(words)] : []))
        .join(" / ");
    return String(value);
  };
  return (
    <Card title={say("agreement.ledger.history")}>
      <ul className="rows plain-list">
        {history.map((change) => (
          <li key={change.changeId}>
            <div>
              <Moment at={change.changedAt} />
              <small>
                {say(`agreement.ledger.changedBy.${change.source}`, { name: by(change.changedBy) })}
              </small>
              <ul>
                {Object.entries(change.was)
                  .filter(([name]) => shown.includes(name))
                  .map(([name, value]) => (
                    <li key={name}>
                      {say(`agreement.ledger.was.${name}`)}: {told(name, value)}
                    </li>
                  ))}
              </ul>
            </div>
          </li>
        ))}
        <li>
          <div>
            <Moment at={entry.enteredAt} />
            <small>
              {say(`agreement.ledger.entered.${entry.source}`, {
                name: by(entry.enteredBy),
                row: String(entry.importRow ?? ""),
              })}
            </small>
          </div>
        </li>
      </ul>
    </Card>
  );
}

/** What readers are told of a change; the rest is bookkeeping. */
const shown = [
  ...["kind", "number", "onDate", "sender", "receiver", "channel", "subject", "agenda", "body", "owner"],
  ...["ownerPerson", "ownerRole", "dueOn", "nextActor", "state", "answerCounts", "fileLabel"],
];
