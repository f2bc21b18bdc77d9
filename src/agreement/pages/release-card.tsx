import { useIntl } from "react-intl";
import type { AnswerOf } from "../../identity/index.ts";
import { Button, Card, LinkButton, Moment, Notice, Select, TextInput } from "../../ui/index.ts";
import type { readProposal } from "../index.server.ts";
import { AuthorName } from "./author-name.tsx";
import { HindranceList } from "./hindrance-list.tsx";

type Read = Extract<AnswerOf<typeof readProposal>, { ok: true }>;

/** What is missing for a release, who asks for it and who gives it; afterwards, the way to a revision. */
export function ReleaseCard({
  read: { proposal, leads, asked, hindrances, hash },
  here,
  today,
  mayWrite,
  mayRelease,
  person,
  typed,
}: {
  read: Pick<Read, "proposal" | "leads" | "asked" | "hindrances" | "hash">;
  here: string;
  today: string;
  mayWrite: boolean;
  mayRelease: boolean;
  person: string | null;
  typed: Readonly<Record<string, string>>;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { state, route } = proposal;
  if (state === "released" && leads)
    return (
      <Card title={say("agreement.proposal.revision")} id="release">
        <p>{say("agreement.proposal.revisionHow")}</p>
        <div className="actions">
          <LinkButton href={`${here}/route`} variant="plain">
            {say("agreement.route.title")}
          </LinkButton>
          {mayWrite && (
            <form method="post">
              <Button name="do" value="revise" variant="plain">
                {say("agreement.proposal.revise")}
              </Button>
            </form>
          )}
        </div>
      </Card>
    );
  if (state !== "drafting") return null;
  const own = asked !== null && asked.person === person;
  const stops = route.filter((_, index) => route.slice(0, index).every(({ optional }) => optional));
  return (
    <Card title={say("agreement.proposal.releaseTitle")} id="release">
      {hindrances.length > 0 && (
        <>
          <p>{say("agreement.proposal.missingTitle", { count: hindrances.length })}</p>
          <HindranceList hindrances={hindrances} here={here} />
        </>
      )}
      {asked && (
        <>
          <p>
            {say("agreement.proposal.asked")} <AuthorName by={asked.by} />, <Moment at={asked.at} />.
          </p>
          {asked.changed && <Notice kind="warning">{say("agreement.proposal.askedChanged")}</Notice>}
        </>
      )}
      {leads && mayWrite && hindrances.length === 0 && (!asked || asked.changed) && (
        <form method="post">
          {!asked && <p>{say("agreement.proposal.askHow")}</p>}
          <Button name="do" value="ask" variant={mayRelease ? "plain" : "primary"}>
            {say(asked ? "agreement.proposal.askAgain" : "agreement.proposal.ask")}
          </Button>
        </form>
      )}
      {leads &&
        asked &&
        !asked.changed &&
        mayRelease &&
        (own ? (
          <p>{say("agreement.proposal.otherHead")}</p>
        ) : (
          <form method="post">
            <input type="hidden" name="hash" value={hash} />
            <p>{say("agreement.proposal.releaseHow")}</p>
            <TextInput
              name="number"
              label={say("agreement.proposal.letterNumber")}
              hint={say("agreement.proposal.letterHint")}
              defaultValue={typed["number"]}
              maxLength={120}
              optional
            />
            <TextInput
              name="date"
              type="date"
              label={say("agreement.proposal.letterDate")}
              defaultValue={typed["date"] ?? today}
              optional
            />
            <Select
              name="place"
              label={say("agreement.proposal.letterTo")}
              defaultValue={typed["place"]}
              options={stops.map(({ office }, index) => ({ value: String(index), label: office }))}
            />
            <Button name="do" value="release">
              {say("agreement.proposal.releaseDo")}
            </Button>
          </form>
        ))}
      {leads && asked && !asked.changed && !mayRelease && <p>{say("agreement.proposal.byHead")}</p>}
      {!leads && <p>{say("agreement.proposal.byLead")}</p>}
    </Card>
  );
}
