import { useIntl } from "react-intl";
import {
  BilingualText,
  Button,
  Card,
  Grid,
  LinkButton,
  MonthCalendar,
  MonthLegend,
  RowItem,
  RowList,
  Select,
  TextInput,
  type DayMark,
} from "../../ui/index.ts";
import { placeZones } from "../booking.ts";
import type { Booking } from "../booking-store.ts";
import { monthBeside, type Month } from "../calendar.ts";
import { useStretch } from "./expert-parts.tsx";

type Errors = readonly { field: string | undefined; message: string }[];

/**
 * Three months of an expert as pages of a wall calendar, what binds in words under them, and the form for leave.
 * @param path the page, for the months before and after
 */
export function ExpertCalendar({
  path,
  months,
  bookings,
  expert,
  today,
  mayChange,
  only,
  errors,
  typed,
}: {
  path: string;
  months: readonly Month[];
  bookings: readonly Booking[];
  expert: { activeFrom: string; activeUntil: string | null; homeZone: string };
  today: string;
  mayChange: boolean;
  /** The expert enters leave alone; the office also other duties. */
  only: "leave" | "all";
  errors: Errors;
  typed: Readonly<Record<string, string>>;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const stretch = useStretch();
  const marks: Record<Booking["kind"] | "out", DayMark> = {
    placement: {
      letter: say("roster.expert.letter.placement"),
      words: say("roster.expert.booking.placement"),
      kind: "bound",
    },
    leave: {
      letter: say("roster.expert.letter.leave"),
      words: say("roster.expert.booking.leave"),
      kind: "away",
    },
    other: {
      letter: say("roster.expert.letter.other"),
      words: say("roster.expert.booking.other"),
      kind: "away",
    },
    out: { letter: "×", words: say("roster.expert.booking.out"), kind: "out" },
  };
  const markOf = (day: string): DayMark | null => {
    const bound = bookings.find(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay);
    if (bound) return marks[bound.kind];
    const inside = expert.activeFrom <= day && (expert.activeUntil === null || day <= expert.activeUntil);
    return inside ? null : marks.out;
  };
  const first = months[0]?.month ?? today.slice(0, 7);
  const at = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <Card
        title={say("roster.expert.calendar")}
        id="calendar"
        foot={
          <nav className="actions" aria-label={say("roster.expert.months")}>
            <LinkButton href={`${path}?month=${monthBeside(first, -3)}#calendar`} variant="plain">
              {say("roster.expert.earlier")}
            </LinkButton>
            <LinkButton href={`${path}?month=${monthBeside(first, 3)}#calendar`} variant="plain">
              {say("roster.expert.later")}
            </LinkButton>
          </nav>
        }
      >
        <Grid columns="three">
          {months.map(({ month }) => (
            <MonthCalendar key={month} month={month} mark={markOf} today={today} />
          ))}
        </Grid>
        <MonthLegend marks={[marks.placement, marks.leave, marks.other, marks.out]} />
        {bookings.length === 0 ? (
          <p>{say("roster.expert.nothingBound")}</p>
        ) : (
          <RowList>
            {bookings.map((one) => (
              <RowItem
                key={one.bookingId}
                title={marks[one.kind].words}
                note={
                  <>
                    {stretch(one)}
                    {one.note && (
                      <>
                        {" · "}
                        <BilingualText text={one.note} />
                      </>
                    )}
                  </>
                }
                action={
                  mayChange && (one.kind === "leave" || (one.kind === "other" && only === "all")) ? (
                    <form method="post">
                      <input type="hidden" name="do" value="remove-leave" />
                      <input type="hidden" name="booking" value={one.bookingId} />
                      <Button
                        variant="plain"
                        aria-label={intl.formatMessage(
                          { id: "roster.expert.removeNamed" },
                          { what: `${marks[one.kind].words}, ${stretch(one)}` },
                        )}
                      >
                        {say("roster.expert.remove")}
                      </Button>
                    </form>
                  ) : undefined
                }
              />
            ))}
          </RowList>
        )}
      </Card>
      {mayChange && (
        <Card title={say("roster.expert.addLeave")}>
          <p>{say(only === "leave" ? "roster.expert.leaveOwnLead" : "roster.expert.leaveLead")}</p>
          <form method="post">
            <input type="hidden" name="do" value="add-leave" />
            {only === "all" && (
              <Select
                name="kind"
                label={say("roster.expert.leaveKind")}
                defaultValue={typed.kind || "leave"}
                options={(["leave", "other"] as const).map((value) => ({ value, label: marks[value].words }))}
              />
            )}
            <TextInput
              name="from"
              type="date"
              label={say("roster.expert.firstDay")}
              error={at("from")}
              defaultValue={typed.from}
              width={14}
            />
            <TextInput
              name="until"
              type="date"
              label={say("roster.expert.lastDay")}
              error={at("until")}
              defaultValue={typed.until}
              width={14}
            />
            <ZoneSelect chosen={typed.zone || expert.homeZone} />
            <TextInput
              name="note"
              label={say("roster.expert.note")}
              hint={say("roster.expert.noteHint")}
              defaultValue={typed.note}
              maxLength={200}
              optional
            />
            <div className="actions">
              <Button>{say("roster.expert.saveLeave")}</Button>
            </div>
          </form>
        </Card>
      )}
    </>
  );
}

/** By which clock days begin and end. */
export function ZoneSelect({ chosen }: { chosen: string }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const known = placeZones.some(({ zone }) => zone === chosen);
  return (
    <Select
      name="zone"
      label={say("roster.expert.zone")}
      defaultValue={chosen}
      options={[
        ...placeZones.map(({ zone, name }) => ({
          value: zone,
          label: `${name} (${say(`roster.expert.zone.${name}`)})`,
        })),
        ...(known ? [] : [{ value: chosen, label: chosen }]),
      ]}
    />
  );
}
