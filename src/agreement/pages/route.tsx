import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  LinkButton,
  PageHeading,
  RowItem,
  RowList,
  Select,
  Steps,
  Tag,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { readRoute, sendVersion } from "../index.server.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import {
  letterCodes,
  LetterFields,
  letterFrom,
  nextFrom,
  OffRoute,
  ReceiptTag,
  useLetterLine,
  Way,
} from "./letter-parts.tsx";
import type { Route } from "./+types/route.ts";

export const handle = { step: "agree" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readRoute, { proposal: params.proposal });
  if (!found.ok) return deny(visit, found, { href: "/agreement", label: "agreement.title" });
  const may = decide(sendVersion.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...found, may, today: visit.today, synthetic: found.proposal.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { typed, letter } = letterFrom(await request.formData());
  const read = await visit.perform(readRoute, { proposal: params.proposal });
  const next = nextFrom(typed, read.ok ? read.offices : []);
  const version = read.ok ? (read.releases[0]?.versionId ?? "") : "";
  const outcome = await visit.perform(sendVersion, { proposal: params.proposal, version, next, letter });
  return outcome.ok ? redirect(`/agreement/letters/${outcome.hop}`, 303) : formProblem(visit, outcome, typed);
}

/** Where a proposal is: its route, every letter with its receipt, and what was entered as it came. */
export default function RoutePage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const day = useDay();
  const line = useLetterLine();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, leads, lead, route, releases, letters, received, offices, may, today } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = formErrors(actionData?.problem, letterCodes);
  const newest = releases[0];
  const reached = (organisation: string | null, office: string) =>
    letters.find(
      (one) =>
        one.versionId === newest?.versionId &&
        (organisation ? one.receiver === organisation : one.receiver === null && one.office === office),
    );
  const stops = route.map((stop) => ({ stop, letter: reached(stop.organisation, stop.office) }));
  const current = stops.findIndex(({ letter, stop }) => !letter?.receivedAt && !stop.optional);
  const title = say("agreement.route.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: `/agreement/${proposal.name}` },
        ]}
        title={title}
        lead={say("agreement.route.lead")}
        actions={
          proposal.state === "drafting" && may ? (
            <LinkButton href={`/agreement/${proposal.name}/route/edit`} variant="plain">
              {say("agreement.route.edit")}
            </LinkButton>
          ) : undefined
        }
      />
      <Card title={say("agreement.route.way")}>
        <Steps
          steps={[
            { label: <BilingualText text={lead} />, state: newest ? "done" : "current" },
            ...stops.map(({ stop, letter }, index) => ({
              label: (
                <>
                  <BilingualText text={stop.name} />
                  <small>
                    {" "}
                    {say(`agreement.route.ask.${stop.asked}`)}
                    {stop.optional && ` · ${say("agreement.route.optional")}`}
                  </small>
                </>
              ),
              state: letter?.receivedAt
                ? ("done" as const)
                : newest && index === current
                  ? ("current" as const)
                  : ("next" as const),
            })),
          ]}
        />
      </Card>
      {letters.length === 0 && received.length === 0 ? (
        <EmptyState title={say("agreement.route.noLetters")}>
          {say("agreement.route.noLettersHow")}
        </EmptyState>
      ) : (
        <Card title={say("agreement.route.lettersCount", { count: letters.length })}>
          <p className="quiet">{say("agreement.route.lettersSorted")}</p>
          <RowList>
            {letters.map((letter) => (
              <RowItem
                key={letter.hop}
                href={`/agreement/letters/${letter.hop}`}
                title={<Way letter={letter} />}
                note={
                  <>
                    {line(letter)}
                    {letter.packages.length > 0 && (
                      <>
                        <br />
                        {say("agreement.package.opened", {
                          count: letter.packages.reduce((sum, one) => sum + one.openedCount, 0),
                        })}
                      </>
                    )}
                  </>
                }
                action={<ReceiptTag letter={letter} />}
              />
            ))}
          </RowList>
        </Card>
      )}
      {newest && (
        <Card
          title={say("agreement.route.receivedCount", { count: received.length })}
          action={
            may ? (
              <LinkButton href={`/agreement/${proposal.name}/received/new`} variant="plain">
                {say("agreement.feedback.enter")}
              </LinkButton>
            ) : undefined
          }
        >
          <p className="quiet">{say("agreement.route.receivedHow")}</p>
          <RowList>
            {received.map((one) => (
              <RowItem
                key={one.received}
                href={`/agreement/received/${one.received}`}
                title={one.sender}
                note={`${say("agreement.route.numbered", { number: one.letter.number, date: day(one.letter.date) })} · ${one.file}`}
                action={
                  one.open > 0 ? (
                    <Tag kind="new">{say("agreement.feedback.piecesOpen", { count: one.open })}</Tag>
                  ) : undefined
                }
              />
            ))}
          </RowList>
        </Card>
      )}
      {newest && leads && may && (
        <Card title={say("agreement.route.sendMore")}>
          <details open={errors.length > 0}>
            <summary>
              {say("agreement.route.sendMoreHow", { number: newest.number, date: day(newest.releasedOn) })}
            </summary>
            <form method="post">
              <Select
                name="next"
                label={say("agreement.route.nextOffice")}
                error={errorAt(errors, "next")}
                defaultValue={typed["next"] ?? "0"}
                options={[
                  ...route.map((stop, place) => ({
                    value: String(place),
                    label: stop.name[language] ?? stop.office,
                  })),
                  { value: "off", label: say("agreement.route.offRoute") },
                ]}
              />
              <LetterFields typed={typed} today={today} error={(field) => errorAt(errors, field)} />
              <OffRoute typed={typed} offices={offices} error={(field) => errorAt(errors, field)} />
              <div className="actions">
                <Button>{say("agreement.route.send")}</Button>
              </div>
            </form>
          </details>
        </Card>
      )}
    </>
  );
}
