import { useIntl } from "react-intl";

/** A calendar day as a person writes it. */
export function useDay(): (day: string) => string {
  const intl = useIntl();
  return (day) => intl.formatDate(`${day}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
}

/** A party by the name of its country: its code is that of ISO 3166. */
export function useParty(): (code: string) => string {
  const intl = useIntl();
  return (code) => intl.formatDisplayName(code, { type: "region" }) ?? code;
}
