import { z } from "zod";
import { isValidOn, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { dayAdded } from "./booking.ts";
import type { Booking } from "./booking-store.ts";
import { monthsFrom } from "./calendar.ts";
import type { Expert } from "./expert-store.ts";
import type { ExpertStores, RosterStores } from "./stores.ts";

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .nullish();
const monthsShown = 3;

/**
 * One expert of one's own office, with the calendar of three months from `from` on (`YYYY-MM`, this month by default). What
 * a week costs is read by officers and heads. `accounts`: members of the office that the expert can be.
 * Refusal: EXPERT_NOT_FOUND.
 */
export const readExpert = useCase<ExpertStores>()({
  name: "roster.read-expert",
  kind: "read",
  policy: [members()],
  input: z.object({ expert: z.string().max(60), from: month, accounts: z.boolean().default(false) }),
  async run({ stores: { roster, identity }, principal, today }, { expert: id, from, accounts }) {
    const organisation = organisationOf(principal);
    const found = z.uuid().safeParse(id).success ? await roster.expert(id) : undefined;
    if (!found || !organisation || found.organisationId !== organisation) return refuse("EXPERT_NOT_FOUND");
    const keeps = principal.kind === "member" && ["officer", "head"].includes(principal.role);
    const people = accounts && keeps ? await accountsOf(identity, organisation, today) : [];
    const account = found.personId ? await identity.member(organisation, found.personId) : undefined;
    return {
      ok: true,
      today,
      keeps,
      accounts: people,
      account: account?.name ?? null,
      ...(await withCalendar(roster, keeps ? found : { ...found, cost: null }, from ?? today.slice(0, 7))),
    };
  },
});

/** The people of one's own office who have the role of an expert: for the form of a new one. */
export const readExpertAccounts = useCase<ExpertStores>()({
  name: "roster.read-expert-accounts",
  kind: "read",
  policy: [members("officer", "head")],
  input: z.object({}),
  async run({ stores: { identity }, principal, today }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    return { ok: true, today, accounts: await accountsOf(identity, organisation, today) };
  },
});

/**
 * The expert who one is, with the own calendar; what the office pays is the office's.
 * Refusal: EXPERT_NOT_LISTED (the office has entered nobody for this account).
 */
export const readOwnExpert = useCase<RosterStores>()({
  name: "roster.read-own-expert",
  kind: "read",
  policy: [members("expert")],
  input: z.object({ from: month }),
  async run({ stores: { roster }, principal, today }, { from }) {
    const person = principal.kind === "member" ? principal.person : null;
    const found = person ? await roster.expertOfPerson(person) : undefined;
    if (!found) return refuse("EXPERT_NOT_LISTED");
    return {
      ok: true,
      today,
      ...(await withCalendar(roster, { ...found, cost: null }, from ?? today.slice(0, 7))),
    };
  },
});

async function withCalendar(roster: RosterStores["roster"], expert: Expert, first: string) {
  const months = monthsFrom(first, monthsShown);
  const [from, until] = [months[0]?.first ?? "", months.at(-1)?.last ?? ""];
  // A day wider than the months in the expert's own zone: another zone's day may begin in the evening before.
  const bookings: Booking[] = await roster.bookingsOf(expert.expertId, {
    from: dayAdded(from, -1),
    until: dayAdded(until, 1),
    zone: expert.homeZone,
  });
  return {
    expert,
    months,
    bookings: bookings.filter((one) => one.untilDay >= from && one.fromDay <= until),
  };
}

async function accountsOf(
  identity: ExpertStores["identity"],
  organisation: string,
  today: string,
): Promise<{ personId: string; name: string }[]> {
  const { people } = await identity.members(organisation, {
    search: "",
    show: "current",
    today,
    limit: 1_000,
    offset: 0,
  });
  return people
    .filter(({ memberships }) => memberships.some((one) => one.role === "expert" && isValidOn(one, today)))
    .map(({ personId, name }) => ({ personId, name }));
}
