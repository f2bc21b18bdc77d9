import { useIntl } from "react-intl";
import type { LedgerEntry } from "../ledger-entry.ts";
import { isPending, type LedgerState } from "../ledger-kind.ts";
import { ownedBy, waitsFor, type Actor } from "../ledger-telling.ts";
import { Tag, type TagKind } from "../../ui/index.ts";

export type People = Readonly<Record<string, string>>;

const kinds: Partial<Record<LedgerState, TagKind>> = { open: "new", answered: "ok", done: "ok" };

/** Where an entry stands, in words. */
export function StateTag({ state }: { state: LedgerState }) {
  const intl = useIntl();
  return <Tag kind={kinds[state]}>{intl.formatMessage({ id: `agreement.ledger.state.${state}` })}</Tag>;
}

/** A calendar day, short, as lists show it. */
export function useShortDay(): (day: string) => string {
  const intl = useIntl();
  return (day) => intl.formatDate(`${day}T00:00:00Z`, { dateStyle: "medium", timeZone: "UTC" });
}

/** Until when something is owed; late is said in words. */
export function DueText({ entry, today }: { entry: Pick<LedgerEntry, "dueOn" | "state">; today: string }) {
  const intl = useIntl();
  const short = useShortDay();
  const { dueOn, state } = entry;
  if (!dueOn) return <>–</>;
  const day = <time dateTime={dueOn}>{short(dueOn)}</time>;
  if (!isPending(state) || dueOn >= today) return day;
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
  return (
    <>
      <Tag kind="late">{intl.formatMessage({ id: "ui.due.late" }, { days })}</Tag>
      <small>{day}</small>
    </>
  );
}

function useActor(people: People): (actor: Actor | null) => string | null {
  const intl = useIntl();
  return (actor) => {
    if (!actor) return null;
    if ("words" in actor) return actor.words;
    if ("person" in actor) return people[actor.person] ?? intl.formatMessage({ id: "agreement.ledger.gone" });
    return intl.formatMessage({
      id: "role" in actor ? `agreement.ledger.role.${actor.role}` : "agreement.ledger.thisOffice",
    });
  };
}

/** Whom an entry waits for, or a dash. */
export function WaitsFor({ entry, people }: { entry: Parameters<typeof waitsFor>[0]; people: People }) {
  return <>{useActor(people)(waitsFor(entry)) ?? "–"}</>;
}

/** Who answers for an entry, or a dash. */
export function Owner({ entry, people }: { entry: Parameters<typeof ownedBy>[0]; people: People }) {
  return <>{useActor(people)(ownedBy(entry)) ?? "–"}</>;
}

/** Kind, number and day of an entry in a quiet line. */
export function useEntryLine(): (entry: Pick<LedgerEntry, "kind" | "number" | "onDate">) => string {
  const intl = useIntl();
  const short = useShortDay();
  return ({ kind, number, onDate }) =>
    [intl.formatMessage({ id: `agreement.ledger.kind.${kind}` }), number, short(onDate)]
      .filter(Boolean)
      .join(" · ");
}
