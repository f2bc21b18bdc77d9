import { useIntl } from "react-intl";
import { BilingualText, Card, Moment, Remark, Tag } from "../../ui/index.ts";
import type { CaseOffice } from "../case-names.ts";

type Told = {
  eventId: string;
  event: string;
  capacity: string;
  note: string | null;
  writtenIn: string | null;
  inside: boolean;
  byPerson: string | null;
  at: Date;
};

/** What happened in a case, the last first. What was said inside one side says so. */
export function CaseHistory({
  history,
  people,
}: {
  history: readonly Told[];
  people: Readonly<Record<string, string>>;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("placement.terms.history")} id="history">
      {history.map(({ eventId, event, capacity, note, writtenIn, inside, byPerson, at }) => (
        <Remark key={eventId}>
          <strong>{say(`placement.terms.event.${event}`)}</strong>{" "}
          {inside && <Tag>{say("placement.terms.inside")}</Tag>}
          {note && (
            <p style={{ whiteSpace: "pre-line" }} {...(writtenIn && { lang: writtenIn })}>
              {note}
            </p>
          )}
          <small>
            {[say(`placement.terms.capacity.${capacity}`), byPerson ? people[byPerson] : null]
              .filter(Boolean)
              .join(" · ")}{" "}
            · <Moment at={at} />
          </small>
        </Remark>
      ))}
    </Card>
  );
}

/** The offices of a case, in what capacity each. */
export function CaseOffices({ offices }: { offices: readonly CaseOffice[] }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("placement.terms.offices")}>
      <ul className="rows plain-list">
        {offices.map(({ capacity, key, name, own }) => (
          <li key={`${capacity} ${key}`}>
            <div>
              <strong>
                <BilingualText text={name} />
              </strong>
              <small>{say(`placement.terms.capacity.${capacity}`)}</small>
            </div>
            {own && <Tag kind="new">{say("placement.terms.you")}</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
