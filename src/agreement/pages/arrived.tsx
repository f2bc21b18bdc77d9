import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
  pageNumber,
  RowItem,
  RowList,
  useDay,
} from "../../ui/index.ts";
import {
  addComment,
  inviteToAnswer,
  markComment,
  openAnswer,
  prepareReply,
  readArrived,
  releaseReply,
  setStance,
  withdrawComment,
} from "../index.server.ts";
import { paragraphsOf } from "../document.ts";
import { ArrivedClause } from "./arrived-clause.tsx";
import { ReplyCard } from "./reply-card.tsx";
import { InviteCard } from "./invite-card.tsx";
import { formErrors } from "./form-errors.ts";
import { letterFrom, ReceiptTag, useLetterLine, Way } from "./letter-parts.tsx";
import { clausesOfPage } from "./clause-pages.ts";
import { PartLinks } from "./part-links.tsx";
import { ReleasedText } from "./released-text.tsx";
import type { Route } from "./+types/arrived.ts";

export const handle = { step: "agree" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readArrived, { version: params.version });
  if (!found.ok) return deny(visit, found, { href: "/agreement/inbox", label: "agreement.route.inbox" });
  const principal = visit.visitor?.principal ?? anonymous;
  const query = new URL(request.url).searchParams;
  const { content, ...version } = found.version;
  const about = query.get("paragraph");
  return {
    ...found,
    version: { ...version, title: content.title },
    scope: content.clauses.map(({ id, number }) => ({ id, number })),
    part: clausesOfPage(content.clauses, pageNumber(query), visit.language),
    /** The paragraph for which the form is open, as it is written. */
    about: paragraphsOf(content).find(({ paragraph }) => paragraph.id === about)?.paragraph ?? null,
    may: decide(addComment.policy, principal) === null,
    mayRelease: decide(releaseReply.policy, principal) === null,
    today: visit.today,
    synthetic: found.version.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const { version } = params;
  const names = [
    "kind",
    "language",
    "text",
    "paragraph",
    "clause",
    "stance",
    "condition",
    "office",
    "invited",
  ];
  const typed = {
    ...letterFrom(form).typed,
    ...Object.fromEntries(names.map((name) => [name, value(name)])),
  };
  const back = (anchor: string) => redirect(`/agreement/versions/${version}${anchor}`, 303);
  const what = value("do");
  const comment = value("comment");
  const outcome =
    what === "open"
      ? await visit.perform(openAnswer, { version })
      : what === "comment"
        ? await visit.perform(addComment, {
            about: { version, paragraph: value("paragraph") || null, clause: value("clause") || null },
            kind: value("kind") as never,
            language: value("language") as never,
            text: value("text"),
          })
        : what === "mark"
          ? await visit.perform(markComment, { comment, marked: value("marked") === "yes" })
          : what === "withdraw"
            ? await visit.perform(withdrawComment, { comment })
            : what === "stance"
              ? await visit.perform(setStance, {
                  version,
                  position: {
                    clause: value("clause"),
                    stance: value("stance") as never,
                    condition: value("condition") ? { [visit.language]: value("condition") } : null,
                  },
                })
              : what === "invite"
                ? await visit.perform(inviteToAnswer, {
                    version,
                    office: value("office"),
                    letter: letterFrom(form).letter,
                  })
                : what === "prepare"
                  ? await visit.perform(prepareReply, {
                      version,
                      number: value("number"),
                      date: value("date"),
                    })
                  : await visit.perform(releaseReply, { version, hash: value("hash") });
  if (!outcome.ok) return formProblem(visit, outcome, { ...typed, do: what });
  const anchors: Record<string, string> = {
    comment: typed["clause"] ? `#clause-${typed["clause"]}` : "",
    mark: "#reply",
    withdraw: "#reply",
    stance: `#clause-${typed["clause"]}`,
    prepare: "#reply",
  };
  return back(anchors[what] ?? "");
}

/** A released text for whoever got it: the words of both languages, and what one's own side says of it. */
export default function Arrived({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const day = useDay();
  const line = useLetterLine();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const {
    version,
    scope,
    part,
    before,
    letters,
    circle,
    drafting,
    asked,
    received,
    replies,
    may,
    mayRelease,
    own,
  } = loaderData;
  const here = `/agreement/versions/${version.versionId}`;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const dated = typed["do"] === "invite" ? "invite-date" : "date";
  const errors = formErrors(actionData?.problem, {
    COMMENT_UNCHANGED: "text",
    COMMENT_WITHOUT_PARAGRAPH: "text",
    STANCE_CONDITION_MISSING: `condition-${typed["clause"]}`,
    LETTER_BEFORE_RELEASE: dated,
    LETTER_IN_FUTURE: dated,
    OFFICE_INVITED: "office",
  });
  return (
    <>
      <title>{`${version.title[intl.locale.startsWith("en") ? "en" : "id"]} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: say("agreement.route.inbox"), href: "/agreement/inbox" },
        ]}
        title={<BilingualText text={version.title} />}
        meta={say("agreement.route.releasedBy", {
          office: version.lead[intl.locale.startsWith("en") ? "en" : "id"] ?? version.lead.id ?? "",
          date: day(version.releasedOn),
        })}
        actions={
          <>
            {before && (
              <LinkButton
                href={`/agreement/diff?from=${before.versionId}&to=${version.versionId}`}
                variant="plain"
              >
                {say("agreement.route.changedSince", { date: day(before.releasedOn) })}
              </LinkButton>
            )}
            <LinkButton href={`${here}/file?format=docx`} variant="plain" download>
              {say("agreement.proposal.word")}
            </LinkButton>
            {circle && (
              <LinkButton href={`${here}/agencies`} variant="plain">
                {say("agreement.candidates.title")}
              </LinkButton>
            )}
            <LinkButton href={`${here}/seal`} variant="plain">
              {say("agreement.seal.go")}
            </LinkButton>
            {drafting && (
              <LinkButton href={`/agreement/${drafting.proposal}`} variant="plain">
                {say("agreement.route.toProposal")}
              </LinkButton>
            )}
          </>
        }
      />
      <Card title={say("agreement.route.letters")}>
        <RowList>
          {letters.map((letter) => (
            <RowItem
              key={letter.hop}
              href={
                letter.sender === own || letter.receiver === own
                  ? `/agreement/letters/${letter.hop}`
                  : undefined
              }
              title={<Way letter={letter} />}
              note={line(letter)}
              action={<ReceiptTag letter={letter} />}
            />
          ))}
        </RowList>
        <details>
          <summary>{say("agreement.route.fingerprint")}</summary>
          <code className="hash">{version.hash}</code>
        </details>
      </Card>
      {asked && !circle && !drafting && (
        <Card title={say("agreement.feedback.openAnswer")}>
          <p>{say("agreement.feedback.openAnswerHow")}</p>
          {!received && <Notice>{say("agreement.feedback.receiptFirst")}</Notice>}
          {received && may && (
            <form method="post" className="actions">
              <input type="hidden" name="do" value="open" />
              <Button>{say("agreement.feedback.openAnswer")}</Button>
            </form>
          )}
        </Card>
      )}
      {circle && (
        <Notice title={say("agreement.feedback.internal")}>{say("agreement.feedback.internalHow")}</Notice>
      )}
      <PartLinks {...part} here={here} />
      <ReleasedText
        clauses={part.shown}
        beneath={(clause) => (
          <ArrivedClause
            clause={clause}
            circle={circle}
            replies={replies}
            about={loaderData.about}
            typed={typed}
            errors={errors}
            may={may}
          />
        )}
      />
      {circle && (
        <ReplyCard
          circle={circle}
          clauses={scope}
          typed={typed}
          errors={errors}
          today={loaderData.today}
          may={may}
          mayRelease={mayRelease}
        />
      )}
      {circle && (
        <InviteCard circle={circle} typed={typed} errors={errors} today={loaderData.today} may={may} />
      )}
    </>
  );
}
