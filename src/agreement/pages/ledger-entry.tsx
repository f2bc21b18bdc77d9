import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide, officeRoles } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse, type Bilingual } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import {
  BilingualText,
  Card,
  CopyText,
  DescriptionList,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  useLanguage,
} from "../../ui/index.ts";
import {
  answerAsk,
  attachLedgerScan,
  changeLedgerEntry,
  chooseAnswer,
  pasteLedger,
  readLedgerChoices,
  readLedgerEntry,
} from "../index.server.ts";
import { hasItems, isAnswerable } from "../ledger-kind.ts";
import { channels } from "../route-words.ts";
import { formErrors } from "./form-errors.ts";
import { CorrectCard, FollowCard, ScanCard } from "./ledger-change.tsx";
import { OfficeList } from "./ledger-fields.tsx";
import { fieldOfRefusal, readEntry } from "./ledger-form.ts";
import { HistoryCard, ItemsCard } from "./ledger-items.tsx";
import { DueText, Owner, StateTag, useEntryLine, WaitsFor } from "./ledger-parts.tsx";
import { ReplyCard } from "./ledger-replies.tsx";
import type { Route } from "./+types/ledger-entry.ts";

export const handle = { step: "agree", sentences: ["agreement.ledger"] };

const saves = ["new", "reply", "without-scan", "follow", "correct", "choose", "scan"] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { entry } = params;
  const found = await visit.perform(readLedgerEntry, { entry });
  if (!found.ok) return deny(visit, found);
  const paste = await visit.perform(pasteLedger, { entry, language: visit.language });
  const mayWrite = decide(changeLedgerEntry.policy, visit.visitor?.principal ?? anonymous) === null;
  const choices = mayWrite ? await visit.perform(readLedgerChoices, {}) : null;
  const saved = new URL(request.url).searchParams.get("saved");
  return {
    ...found,
    paste: paste.ok ? paste.text : "",
    choices: choices?.ok ? { ...choices, roles: officeRoles, channels } : null,
    saved: saves.find((one) => one === saved) ?? null,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return formProblem(visit, upload, { intent: "scan" });
  const { form, file } = upload;
  const { typed, said, follow, confirmed } = readEntry(form, visit.language);
  const intent = saves.find((one) => one === form.get("intent"));
  const seen = String(form.get("seen") ?? "") || null;
  const { entry } = params;
  const perform = () => {
    switch (intent) {
      case "follow":
        return visit.perform(changeLedgerEntry, { entry, seen, changes: follow });
      case "correct":
        return visit.perform(changeLedgerEntry, { entry, seen, changes: said, confirmed });
      case "reply": {
        const { subject: _, ...replied } = said;
        return visit.perform(answerAsk, { ask: entry, ...replied, confirmed });
      }
      case "choose":
        return visit.perform(chooseAnswer, { ask: entry, reply: String(form.get("reply")) });
      case "scan":
        return file
          ? withUpload(file, (path) =>
              visit.perform(attachLedgerScan, { entry, path, fileName: file.name.slice(0, 255) }),
            )
          : Promise.resolve(refuse("UPLOAD_ABSENT"));
      default:
        return Promise.resolve(refuse("PAGE_NOT_FOUND"));
    }
  };
  const outcome = await perform();
  if (!outcome.ok) return formProblem(visit, outcome, { ...typed, intent: intent ?? "" });
  return redirect(`/ledger/${entry}?saved=${intent}`, 303);
}

/** One entry: what it is, whom it waits for, what came back, what came from it, and what it was. */
export default function Entry({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const line = useEntryLine();
  const { entry, people, today, choices, saved } = loaderData;
  const problem = actionData?.problem;
  const typed = actionData?.typed ?? {};
  const intent = "intent" in typed ? typed["intent"] : "";
  const errors = formErrors(problem, { ...fieldOfRefusal, UPLOAD_ABSENT: "file" });
  const own = (form: string) => ({
    errors: intent === form ? errors : [],
    typed: intent === form ? typed : {},
    twice: intent === form && problem?.code === "LEDGER_NUMBER_TWICE",
  });
  const title = inLanguage(entry.subject, language);
  const { kind } = entry;
  return (
    <>
      <title>{`${title.text} · Jembatan`}</title>
      <ErrorSummary
        errors={errors.map(({ field, message }) => ({
          message,
          field: field && (intent === "reply" || intent === "correct") ? `${intent}-${field}` : field,
        }))}
      />
      {choices && <OfficeList counterparts={choices.counterparts} />}
      {saved && !problem && (
        <Notice kind={saved === "without-scan" ? "warning" : "success"}>
          {say(`agreement.ledger.saved.${saved}`)}
        </Notice>
      )}
      <PageHeading
        breadcrumb={[
          { label: say("agreement.ledger.title"), href: "/ledger" },
          ...(loaderData.above
            ? [
                {
                  label: <BilingualText text={loaderData.above.subject} />,
                  href: `/ledger/${loaderData.above.entryId}`,
                },
              ]
            : []),
        ]}
        title={<BilingualText text={entry.subject} />}
        meta={line(entry)}
        actions={
          choices &&
          isAnswerable(kind) && (
            <LinkButton href="#reply" variant="plain">
              {say("agreement.ledger.reply.add")}
            </LinkButton>
          )
        }
      />
      <Grid columns="side">
        <div className="grid">
          <Card>
            <DescriptionList
              layout="columns"
              items={[
                { term: say("agreement.ledger.state"), description: <StateTag state={entry.state} /> },
                {
                  term: say("agreement.ledger.waitsFor"),
                  description: <WaitsFor entry={entry} people={people} />,
                },
                { term: say("agreement.ledger.due"), description: <DueText entry={entry} today={today} /> },
                {
                  term: say("agreement.ledger.form.owner"),
                  description: <Owner entry={entry} people={people} />,
                },
                ...(entry.sender
                  ? [{ term: say("agreement.ledger.form.sender"), description: entry.sender }]
                  : []),
                ...(entry.receiver
                  ? [{ term: say(`agreement.ledger.form.receiver.${kind}`), description: entry.receiver }]
                  : []),
                ...(entry.channel
                  ? [
                      {
                        term: say("agreement.ledger.form.channel"),
                        description: say(`agreement.ledger.channel.${entry.channel}`),
                      },
                    ]
                  : []),
                ...(loaderData.answers
                  ? [
                      {
                        term: say("agreement.ledger.form.answers"),
                        description: (
                          <a href={`/ledger/${loaderData.answers.entryId}`}>
                            <BilingualText text={loaderData.answers.subject} />
                          </a>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            <Words heading={say("agreement.ledger.form.agenda")} text={entry.agenda} />
            <Words heading={say(`agreement.ledger.form.body.${kind}`)} text={entry.body} />
          </Card>
          {isAnswerable(kind) && (
            <ReplyCard
              entry={entry}
              replies={loaderData.replies}
              choices={choices}
              today={today}
              {...own("reply")}
            />
          )}
          {hasItems(kind) && (
            <ItemsCard
              entry={entry}
              items={loaderData.under}
              people={people}
              today={today}
              mayWrite={choices !== null}
            />
          )}
          {choices && <FollowCard entry={entry} choices={choices} {...own("follow")} />}
          {choices && <CorrectCard entry={entry} choices={choices} {...own("correct")} />}
        </div>
        <div className="grid">
          {(choices ?? entry.fileHash) && (
            <ScanCard entry={entry} mayWrite={choices !== null} {...own("scan")} />
          )}
          <Card>
            <CopyText
              label={say("agreement.ledger.copy")}
              hint={say("agreement.ledger.copyHint")}
              text={loaderData.paste}
              rows={7}
            />
          </Card>
          <HistoryCard entry={entry} history={loaderData.history} people={people} />
        </div>
      </Grid>
    </>
  );
}

/** A text with its line breaks, under a heading; nothing where there is none. */
function Words({ heading, text }: { heading: string; text: Bilingual | null }) {
  if (!text) return null;
  return (
    <div style={{ marginTop: "var(--s4)" }}>
      <h2>{heading}</h2>
      <p style={{ whiteSpace: "pre-line" }}>
        <BilingualText text={text} />
      </p>
    </div>
  );
}
