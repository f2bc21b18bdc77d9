import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  ErrorSummary,
  LinkButton,
  Moment,
  Notice,
  PageHeading,
  Select,
  TextArea,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import { forward, makePackage, readLetter, revokePackage, takeReceipt } from "../index.server.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import {
  ChatText,
  letterCodes,
  LetterFields,
  letterFrom,
  nextFrom,
  OffRoute,
  ReceiptTag,
  Way,
} from "./letter-parts.tsx";
import { PackageCard } from "./package-card.tsx";
import type { Route } from "./+types/letter.ts";

export const handle = { step: "agree" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readLetter, { hop: params.hop });
  if (!found.ok) return deny(visit, found);
  const principal = visit.visitor?.principal ?? anonymous;
  const may = decide(forward.policy, principal) === null;
  return { ...found, may, today: visit.today, synthetic: found.letter.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const { hop } = params;
  const here = `/agreement/letters/${hop}`;
  if (value("do") === "receipt") {
    const typed = { receivedOn: value("receivedOn"), note: value("note") };
    const given = { hop, date: typed.receivedOn || null, note: typed.note || null };
    const outcome = await visit.perform(takeReceipt, given);
    return outcome.ok ? redirect(`${here}?received`, 303) : formProblem(visit, outcome, typed);
  }
  if (value("do") === "package") {
    const typed = { expiresOn: value("expiresOn") };
    const outcome = await visit.perform(makePackage, { hop, expiresOn: typed.expiresOn || null });
    // The code stands in this answer and nowhere else.
    return outcome.ok ? { made: outcome, origin: originOf(request) } : formProblem(visit, outcome, typed);
  }
  if (value("do") === "revoke") {
    const outcome = await visit.perform(revokePackage, { hop, package: value("package") });
    return outcome.ok ? redirect(here, 303) : formProblem(visit, outcome);
  }
  const { typed, letter } = letterFrom(form);
  const read = await visit.perform(readLetter, { hop });
  const next = nextFrom(typed, read.ok ? read.offices : []);
  const outcome = await visit.perform(forward, { hop, next, letter });
  return outcome.ok
    ? redirect(`/agreement/letters/${outcome.hop}?sent`, 303)
    : formProblem(visit, outcome, typed);
}

/** The name under which this page was reached, for an address on paper. */
function originOf(request: Request): string {
  const url = new URL(request.url);
  const forwarded = (name: string) => request.headers.get(`x-forwarded-${name}`)?.split(",")[0]?.trim();
  return `${forwarded("proto") ?? url.protocol.slice(0, -1)}://${forwarded("host") ?? url.host}`;
}

/** One letter: what it carries, its receipt, and what is done next with it. */
export default function Letter({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { letter, text, reply, next, following, offices, may, today, own, packages } = loaderData;
  const problem = actionData && "problem" in actionData ? actionData.problem : undefined;
  const typed: Record<string, string> = (actionData && "typed" in actionData && actionData.typed) || {};
  const made = actionData && "made" in actionData ? actionData : null;
  const errors = formErrors(problem, {
    ...letterCodes,
    RECEIPT_BEFORE_LETTER: "receivedOn",
    RECEIPT_IN_FUTURE: "receivedOn",
    PACKAGE_DAYS: "expiresOn",
  });
  const error = (field: string) => errorAt(errors, field);
  const title = say("agreement.route.letter", { number: letter.letter.number });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: say("agreement.route.inbox"), href: "/agreement/inbox" },
        ]}
        title={title}
        meta={<Way letter={letter} />}
        lead={say(`agreement.route.lead.${letter.paper}.${letter.asked}`)}
        actions={
          <>
            <LinkButton href={`/agreement/letters/${letter.hop}/print`} variant="plain">
              {say("agreement.route.print")}
            </LinkButton>
            {next === "answer" && (
              <LinkButton href={`/agreement/versions/${text.versionId}`}>
                {say("agreement.route.next.answer")}
              </LinkButton>
            )}
            {next === "open-answer" && (
              <LinkButton href={`/agreement/versions/${text.versionId}`}>
                {say("agreement.route.next.open-answer")}
              </LinkButton>
            )}
          </>
        }
      />
      <Card title={say("agreement.route.carries")}>
        <DescriptionList
          items={[
            {
              term: say(reply ? "agreement.route.answers" : "agreement.route.text"),
              description: (
                <a href={`/agreement/versions/${text.versionId}`}>
                  <BilingualText text={text.title} />
                </a>
              ),
            },
            {
              term: say("agreement.route.releasedOn"),
              description: say("agreement.route.releasedClauses", {
                date: day(text.releasedOn),
                count: text.clauses,
              }),
            },
            ...(reply
              ? [
                  {
                    term: say("agreement.route.replySays"),
                    description: say("agreement.route.replyCounts", {
                      comments: reply.comments,
                      stances: reply.stances,
                    }),
                  },
                ]
              : []),
            { term: "SHA-256", description: <code className="hash">{reply?.hash ?? text.hash}</code> },
            {
              term: say("agreement.route.receipt"),
              description: (
                <>
                  <ReceiptTag letter={letter} /> {letter.receivedAt && <Moment at={letter.receivedAt} />}
                  {letter.receivedNote && <p>{letter.receivedNote}</p>}
                </>
              ),
            },
            ...(letter.reason ? [{ term: say("agreement.route.reason"), description: letter.reason }] : []),
          ]}
        />
        <ChatText letter={letter} />
      </Card>
      {next === "receipt" && may && (
        <Card title={say("agreement.route.giveReceipt")}>
          {letter.receiver === null && <p>{say("agreement.route.receiptOnPaper")}</p>}
          <form method="post">
            <input type="hidden" name="do" value="receipt" />
            <TextInput
              name="receivedOn"
              type="date"
              label={say("agreement.route.receivedOn")}
              error={error("receivedOn")}
              defaultValue={typed["receivedOn"] || today}
              min={letter.letter.date}
              max={today}
              width={16}
            />
            <TextArea
              name="note"
              optional
              rows={2}
              label={say("agreement.route.receiptNote")}
              hint={say("agreement.route.receiptNoteHint")}
              error={error("note")}
              defaultValue={typed["note"]}
              maxLength={1_000}
            />
            <div className="actions">
              <Button>{say("agreement.route.giveReceipt")}</Button>
            </div>
          </form>
        </Card>
      )}
      {next === "relay" && may && (
        <Card title={say("agreement.route.relay")}>
          <p>{say("agreement.route.relayHow")}</p>
          <form method="post">
            <input type="hidden" name="do" value="relay" />
            <Select
              name="next"
              label={say("agreement.route.nextOffice")}
              error={error("next")}
              defaultValue={typed["next"] ?? String(following.findIndex(({ optional }) => !optional))}
              options={[
                ...following.map((stop, place) => ({
                  value: String(place),
                  label: `${stop.name.id ?? stop.name.en} · ${say(`agreement.route.${letter.paper}.${stop.asked}`)}`,
                })),
                ...(letter.paper === "version"
                  ? [{ value: "off", label: say("agreement.route.offRoute") }]
                  : []),
              ]}
            />
            <LetterFields typed={typed} today={today} error={error} />
            {letter.paper === "version" && <OffRoute typed={typed} offices={offices} error={error} />}
            <div className="actions">
              <Button>{say("agreement.route.relaySend")}</Button>
            </div>
          </form>
        </Card>
      )}
      {own && letter.receiver === null && letter.paper === "version" && (
        <PackageCard
          hop={letter.hop}
          packages={packages}
          made={made ? { ...made.made, address: `${made.origin}${made.made.path}` } : null}
          may={may}
          today={today}
          error={error("expiresOn")}
        />
      )}
      {!may && next !== "none" && <Notice>{say("agreement.route.readerOnly")}</Notice>}
    </>
  );
}
