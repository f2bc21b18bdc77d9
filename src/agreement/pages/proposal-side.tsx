import { useIntl } from "react-intl";
import type { AnswerOf } from "../../identity/index.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  LinkButton,
  Moment,
  RowItem,
  RowList,
  Select,
  Tag,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import type { readProposal } from "../index.server.ts";
import { AuthorName } from "./author-name.tsx";

type Read = Extract<AnswerOf<typeof readProposal>, { ok: true }>;
export type Invitable = { key: string; name: { id?: string; en?: string } };

/** Who writes together: each sees all others. */
export function CircleCard({
  circle,
  leads,
  invited,
  mayWrite,
  drafting,
  invitable,
}: Pick<Read, "circle" | "leads" | "invited"> & {
  mayWrite: boolean;
  drafting: boolean;
  invitable: readonly Invitable[];
}) {
  const intl = useIntl();
  const day = useDay();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("agreement.proposal.circle")} id="circle">
      <RowList>
        {circle.map(({ key, name, capacity, since, leftOn }) => (
          <RowItem
            key={key}
            title={<BilingualText text={name} />}
            note={
              <>
                {say(`agreement.proposal.capacity.${capacity}`)} ·{" "}
                {leftOn
                  ? say("agreement.proposal.left", { date: day(leftOn) })
                  : say("agreement.proposal.since", { date: day(since) })}
              </>
            }
            action={
              leads && mayWrite && capacity !== "lead" && !leftOn ? (
                <form method="post">
                  <input type="hidden" name="organisation" value={key} />
                  <Button
                    name="do"
                    value="end"
                    variant="plain"
                    aria-label={say("agreement.proposal.endOf", { office: inLanguage(name, language).text })}
                  >
                    {say("agreement.proposal.end")}
                  </Button>
                </form>
              ) : undefined
            }
          />
        ))}
      </RowList>
      {invited && mayWrite && (
        <form method="post" className="below">
          <p>{say("agreement.proposal.finishHow")}</p>
          <Button name="do" value="finish" variant="plain">
            {say("agreement.proposal.finish")}
          </Button>
        </form>
      )}
      {leads && mayWrite && drafting && invitable.length > 0 && (
        <details className="below">
          <summary>{say("agreement.proposal.invite")}</summary>
          <form method="post">
            <Select
              name="organisation"
              label={say("agreement.proposal.inviteWhom")}
              options={invitable.map(({ key, name }) => ({
                value: key,
                label: inLanguage(name, language).text,
              }))}
            />
            <Select
              name="capacity"
              label={say("agreement.proposal.inviteAs")}
              hint={say("agreement.proposal.inviteAsHint")}
              options={(["co-drafter", "channel"] as const).map((value) => ({
                value,
                label: say(`agreement.proposal.capacity.${value}`),
              }))}
            />
            <Button name="do" value="invite">
              {say("agreement.proposal.inviteDo")}
            </Button>
          </form>
        </details>
      )}
    </Card>
  );
}

/** The newest versions, and the ways to keep, compare and print. */
export function VersionsCard({ versions, here }: Pick<Read, "versions"> & { here: string }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const [newest] = versions;
  return (
    <Card
      title={say("agreement.proposal.versions")}
      foot={
        <a href={`${here}/versions`}>{say("agreement.proposal.allVersions", { count: versions.length })}</a>
      }
    >
      <RowList>
        {versions.slice(0, 4).map((one) => (
          <RowItem
            key={one.versionId}
            href={`${here}/versions/${one.number}`}
            title={say("agreement.proposal.version", { number: one.number })}
            note={
              <>
                <Moment at={one.madeAt} /> · <AuthorName by={one.by} />
              </>
            }
            action={
              one.kind === "release" ? <Tag kind="ok">{say("agreement.proposal.release")}</Tag> : undefined
            }
          />
        ))}
      </RowList>
      <div className="actions">
        {newest && (
          <LinkButton href={`${here}/diff?from=${newest.number}&to=now`} variant="plain">
            {say("agreement.proposal.sinceNewest", { number: newest.number })}
          </LinkButton>
        )}
        <LinkButton href={`${here}/versions/now/file?format=pdf`} variant="plain">
          {say("agreement.proposal.printNow")}
        </LinkButton>
      </div>
    </Card>
  );
}
