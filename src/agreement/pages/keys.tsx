import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  Grid,
  Moment,
  PageHeading,
  PasswordInput,
  RowItem,
  RowList,
  Tag,
  useDay,
  useParty,
} from "../../ui/index.ts";
import { confirmSigningKey, makeSigningKey, readSigningKeys, retireSigningKey } from "../index.server.ts";
import type { Route } from "./+types/keys.ts";

export const handle = { step: "agree" };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readSigningKeys, {});
  if (!read.ok) return deny(visit, read);
  const may = (policy: typeof makeSigningKey.policy) =>
    decide(policy, visit.visitor?.principal ?? anonymous) === null;
  return {
    ...read,
    mayMake: read.mayHold && may(makeSigningKey.policy),
    mayConfirm: may(confirmSigningKey.policy),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const does = {
    make: () => visit.perform(makeSigningKey, { passphrase: text("passphrase"), again: text("again") }),
    confirm: () => visit.perform(confirmSigningKey, { key: text("key") }),
    retire: () => visit.perform(retireSigningKey, { key: text("key") }),
  };
  const what = text("do");
  const outcome = what in does ? await does[what as keyof typeof does]() : refuse("PAGE_NOT_FOUND");
  if (outcome.ok) throw redirect(`/agreement/keys?done=${what}`, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ sentence }, status);
}

/** The keys with which the parties seal, and the own office's. */
export default function Keys({
  loaderData: { keys, mayHold, mayMake, mayConfirm },
  actionData,
}: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const partyName = useParty();
  const dayText = useDay();
  const title = say("agreement.keys.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }] : []} />
      <PageHeading
        breadcrumb={[{ label: say("agreement.title"), href: "/agreement" }]}
        title={title}
        lead={say("agreement.keys.lead")}
      />
      <Grid columns="side">
        <Card title={say("agreement.keys.count", { count: keys.length })}>
          {keys.length === 0 ? (
            <EmptyState level={3} title={say("agreement.keys.none")}>
              {say("agreement.keys.noneHow")}
            </EmptyState>
          ) : (
            <RowList>
              {keys.map((key) => (
                <RowItem
                  key={key.keyId}
                  title={
                    <>
                      {partyName(key.party)} · <code>{key.keyId}</code>
                    </>
                  }
                  note={
                    <>
                      <BilingualText text={key.office} /> · <Moment at={key.madeAt} />
                    </>
                  }
                  action={
                    key.retiredOn ? (
                      <Tag>{say("agreement.keys.retired", { date: dayText(key.retiredOn) })}</Tag>
                    ) : !key.confirmed ? (
                      key.own && mayConfirm && !key.mine ? (
                        <form method="post">
                          <input type="hidden" name="key" value={key.keyId} />
                          <Button
                            name="do"
                            value="confirm"
                            aria-label={say("agreement.keys.confirmThis", { key: key.keyId })}
                          >
                            {say("agreement.keys.confirm")}
                          </Button>
                        </form>
                      ) : (
                        <Tag>{say("agreement.keys.waits")}</Tag>
                      )
                    ) : key.own && mayMake ? (
                      <form method="post">
                        <input type="hidden" name="key" value={key.keyId} />
                        <Button
                          variant="plain"
                          name="do"
                          value="retire"
                          aria-label={say("agreement.keys.retireThis", { key: key.keyId })}
                        >
                          {say("agreement.keys.retire")}
                        </Button>
                      </form>
                    ) : (
                      <Tag kind="ok">{say("agreement.keys.inUse")}</Tag>
                    )
                  }
                />
              ))}
            </RowList>
          )}
        </Card>
        <Card title={say("agreement.keys.make")}>
          {mayMake ? (
            <form method="post">
              <p>{say("agreement.keys.makeText")}</p>
              <PasswordInput
                name="passphrase"
                label={say("agreement.keys.passphrase")}
                hint={say("agreement.keys.passphraseHint")}
                autoComplete="new-password"
              />
              <PasswordInput name="again" label={say("agreement.keys.again")} autoComplete="new-password" />
              <Button name="do" value="make">
                {say("agreement.keys.makeDo")}
              </Button>
            </form>
          ) : (
            <p>{say(mayHold ? "agreement.keys.byHead" : "agreement.keys.notOffice")}</p>
          )}
        </Card>
      </Grid>
    </>
  );
}
