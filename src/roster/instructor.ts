/** What an instructor must be able to do: the work itself, and to teach it. Each is proven by credentials of its own. */
export const credentialKinds = ["technical", "methodology"] as const;
export type CredentialKind = (typeof credentialKinds)[number];

export const instructorPageSize = 25;

/** So many days before a credential ends, and nothing follows it, the head of the centre is told. */
export const daysToRenew = 90;

/** A credential is valid from its first day to its last, both included; null: it has no last day. */
export type CredentialDays = {
  kind: CredentialKind;
  validFrom: string;
  validUntil: string | null;
  /** From this day on it counts no more. */
  revokedOn: string | null;
};

/** An instructor is one from `since` to `leftOn`, both included. */
export type ServiceDays = { since: string; leftOn: string | null };

export const isCredentialOn = (
  { validFrom, validUntil, revokedOn }: Omit<CredentialDays, "kind">,
  day: string,
): boolean =>
  validFrom <= day && (validUntil === null || day <= validUntil) && (revokedOn === null || day < revokedOn);

export const isInServiceOn = ({ since, leftOn }: ServiceDays, day: string): boolean =>
  since <= day && (leftOn === null || day <= leftOn);

/** Kinds of competence that no credential proves on a day. */
export const missingOn = (credentials: readonly CredentialDays[], day: string): CredentialKind[] =>
  credentialKinds.filter((kind) => !credentials.some((one) => one.kind === kind && isCredentialOn(one, day)));

/** Whether somebody may teach on a day: in service, with a technical and a methodology credential that are both valid. */
export const mayTeachOn = (
  service: ServiceDays,
  credentials: readonly CredentialDays[],
  day: string,
): boolean => isInServiceOn(service, day) && missingOn(credentials, day).length === 0;

const dayBefore = (day: string) => shifted(day, -1);
const shifted = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The last day on which a credential is valid; null: it has none. */
const lastDayOf = ({ validUntil, revokedOn }: Omit<CredentialDays, "kind">): string | null => {
  const revoked = revokedOn === null ? null : dayBefore(revokedOn);
  if (revoked === null || validUntil === null) return revoked ?? validUntil;
  return revoked < validUntil ? revoked : validUntil;
};

/**
 * Until when a competence that is proven on a day goes on without a gap: credentials may follow each other.
 * @returns the last day, "open" where there is none, null where it is not proven on the day
 */
export function provenUntil(
  credentials: readonly CredentialDays[],
  kind: CredentialKind,
  day: string,
): string | null | "open" {
  let last: string | null = null;
  for (let at = day; ; at = shifted(last, 1)) {
    const valid = credentials.filter((one) => one.kind === kind && isCredentialOn(one, at));
    if (valid.length === 0) return last;
    const ends = valid.map(lastDayOf);
    if (ends.includes(null)) return "open";
    last = ends.reduce<string>((latest, end) => (end !== null && end > latest ? end : latest), at);
  }
}

/**
 * Credentials that end within so many days from a day, and after which no other of their kind lasts longer. Who has left,
 * or whose credential was revoked, is not asked to renew it.
 */
export function endingSoon<Credential extends CredentialDays>(
  service: ServiceDays,
  credentials: readonly Credential[],
  today: string,
  days = daysToRenew,
): Credential[] {
  const until = shifted(today, days);
  const lastsLonger = (other: CredentialDays, one: Credential, end: string) => {
    const last = lastDayOf(other);
    return other.kind === one.kind && (last === null || last > end);
  };
  return credentials.filter((one) => {
    const end = one.validUntil;
    if (end === null || one.revokedOn !== null || end < today || end > until) return false;
    return isInServiceOn(service, end) && !credentials.some((other) => lastsLonger(other, one, end));
  });
}
