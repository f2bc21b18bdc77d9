/**
 * The zone whose calendar an installation keeps: instants are shown in it, and "today" is its day. The ministries of
 * this corridor keep Jakarta's; a place's own clock comes from the place.
 */
export const installationZone = "Asia/Jakarta";

/** What people in it call that zone: *Waktu Indonesia Barat*. */
export const installationZoneName = "WIB";

const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: installationZone });

/** The day of an instant in that zone, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => calendar.format(at);
