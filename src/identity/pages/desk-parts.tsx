import { installationZone } from "../../platform/index.ts";
import { useIntl } from "react-intl";
import { Select, Tag } from "../../ui/index.ts";
import { isValidOn, type Member, type Membership } from "../index.ts";

/** A calendar day (`YYYY-MM-DD`) as the reader writes it. */
export function Day({ day }: { day: string }) {
  const intl = useIntl();
  return <>{intl.formatDate(`${day}T00:00:00Z`, { dateStyle: "medium", timeZone: "UTC" })}</>;
}

/** From when until when a role holds, in words. */
export function RoleDates({
  role: { validFrom, validUntil },
}: {
  role: Pick<Membership, "validFrom" | "validUntil">;
}) {
  const intl = useIntl();
  const values = { from: <Day day={validFrom} />, until: validUntil && <Day day={validUntil} /> };
  return (
    <>{intl.formatMessage({ id: validUntil ? "identity.desk.between" : "identity.desk.since" }, values)}</>
  );
}

/** Whether a role holds today; it says so only when it does not. */
export function RoleState({ role, today }: { role: Membership; today: string }) {
  const intl = useIntl();
  if (isValidOn(role, today)) return null;
  const id = role.validFrom > today ? "identity.desk.coming" : "identity.desk.ended";
  return <Tag>{intl.formatMessage({ id })}</Tag>;
}

/** What became of a person's last claim code. */
export function ClaimState({ claim, today }: { claim: Member["claim"]; today: string }) {
  const intl = useIntl();
  if (!claim) return <>{intl.formatMessage({ id: "identity.desk.claimNone" })}</>;
  if (claim.usedAt) {
    const day = intl.formatDate(claim.usedAt, { dateStyle: "medium", timeZone: installationZone });
    return <>{intl.formatMessage({ id: "identity.desk.claimUsed" }, { day })}</>;
  }
  const id = claim.validUntil >= today ? "identity.desk.claimOpen" : "identity.desk.claimPast";
  return <>{intl.formatMessage({ id }, { day: <Day day={claim.validUntil} /> })}</>;
}

/** In which language a letter is printed: the reader's unless chosen otherwise. */
export function LetterLanguage({ form }: { form?: string }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Select
      name="language"
      {...(form && { form })}
      label={say("identity.desk.language")}
      defaultValue={intl.locale.startsWith("en") ? "en" : "id"}
      options={[
        { value: "id", label: say("identity.desk.languageId") },
        { value: "en", label: say("identity.desk.languageEn") },
        { value: "both", label: say("identity.desk.languageBoth") },
      ]}
    />
  );
}
