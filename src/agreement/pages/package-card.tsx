import { useIntl } from "react-intl";
import { Button, Card, Moment, Notice, RowItem, RowList, Tag, TextInput, useDay } from "../../ui/index.ts";

type Made = {
  packageId: string;
  expiresOn: string;
  revokedAt: Date | null;
  openedCount: number;
  openedAt: Date | null;
};

/** Pages for an office without an account: made for a letter, shown with their code once, and closed again. */
export function PackageCard({
  hop,
  packages,
  made,
  may,
  today,
  error,
}: {
  hop: string;
  packages: readonly Made[];
  /** The one that was made just now, with its code. */
  made: { code: string; address: string; expiresOn: string } | null;
  may: boolean;
  today: string;
  error: string | undefined;
}) {
  const intl = useIntl();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const state = ({ revokedAt, expiresOn }: Made) =>
    revokedAt ? "revoked" : expiresOn < today ? "expired" : "open";
  return (
    <Card title={say("agreement.package.title")} id="package">
      <p>{say("agreement.package.lead")}</p>
      {made && (
        <Notice kind="success" title={say("agreement.package.made")}>
          <p>{say("agreement.package.once")}</p>
          <p>
            <code className="hash">{made.address}</code>
          </p>
          <p>{say("agreement.package.until", { date: day(made.expiresOn) })}</p>
          <form method="post" action={`/agreement/letters/${hop}/print`}>
            <input type="hidden" name="address" value={made.address} />
            <Button variant="plain">{say("agreement.package.printed")}</Button>
          </form>
        </Notice>
      )}
      {packages.length > 0 && (
        <RowList>
          {packages.map((one) => (
            <RowItem
              key={one.packageId}
              title={say("agreement.package.until", { date: day(one.expiresOn) })}
              note={
                <>
                  {say("agreement.package.opened", { count: one.openedCount })}
                  {one.openedAt && (
                    <>
                      {" · "}
                      {say("agreement.package.last")} <Moment at={one.openedAt} />
                    </>
                  )}
                </>
              }
              action={
                state(one) === "open" && may ? (
                  <form method="post">
                    <input type="hidden" name="do" value="revoke" />
                    <input type="hidden" name="package" value={one.packageId} />
                    <Button variant="plain">{say("agreement.package.revoke")}</Button>
                  </form>
                ) : (
                  <Tag>{say(`agreement.package.state.${state(one)}`)}</Tag>
                )
              }
            />
          ))}
        </RowList>
      )}
      {may && (
        <form method="post">
          <input type="hidden" name="do" value="package" />
          <TextInput
            name="expiresOn"
            type="date"
            optional
            label={say("agreement.package.expires")}
            hint={say("agreement.package.expiresHint")}
            error={error}
            min={today}
            width={16}
          />
          <div className="actions">
            <Button variant="plain">{say("agreement.package.make")}</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
