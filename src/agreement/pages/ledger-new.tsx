import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide, officeRoles } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import {
  Button,
  Card,
  ErrorSummary,
  FileInput,
  PageHeading,
  RowItem,
  RowList,
  Select,
  TextArea,
  useLanguage,
} from "../../ui/index.ts";
import { addLedgerEntry, answerAsk, attachLedgerScan, readLedgerChoices } from "../index.server.ts";
import { firstState, ledgerKinds, type LedgerKind } from "../ledger-kind.ts";
import { channels } from "../route-words.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import { fieldOfRefusal, readEntry, type TypedEntry } from "./ledger-form.ts";
import { EntryFields, FollowFields, OfficeList } from "./ledger-fields.tsx";
import { useEntryLine } from "./ledger-parts.tsx";
import type { Route } from "./+types/ledger-new.ts";

export const handle = { step: "agree", sentences: ["agreement.ledger"] };

const kindIn = (text: string | null): LedgerKind | null => ledgerKinds.find((one) => one === text) ?? null;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(addLedgerEntry.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const query = new URL(request.url).searchParams;
  const under = query.get("under");
  const choices = await visit.perform(readLedgerChoices, { under });
  if (!choices.ok) return deny(visit, choices);
  return {
    ...choices,
    kind: kindIn(query.get("kind")),
    answers: query.get("answers") ?? "",
    roles: officeRoles,
    channels,
    synthetic: false,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const { typed, said, follow, items, confirmed } = readEntry(form, visit.language);
  let entry: string;
  let scanned: string;
  if (typed.kind === "reply") {
    const { subject: _, ...replied } = said;
    const done = await visit.perform(answerAsk, { ask: typed.answers, ...replied, confirmed });
    if (!done.ok) return formProblem(visit, done, typed);
    [entry, scanned] = [typed.answers, done.reply];
  } else {
    const done = await visit.perform(addLedgerEntry, {
      ...said,
      ...follow,
      ...items,
      kind: typed.kind as "letter",
      under: typed.under || null,
      confirmed,
    });
    if (!done.ok) return formProblem(visit, done, typed);
    [entry, scanned] = [done.entry, done.entry];
  }
  const scan =
    file &&
    (await withUpload(file, (path) =>
      visit.perform(attachLedgerScan, { entry: scanned, path, fileName: file.name.slice(0, 255) }),
    ));
  const kept = scan && !scan.ok ? "without-scan" : typed.kind === "reply" ? "reply" : "new";
  return redirect(`/ledger/${entry}?saved=${kept}`, 303);
}

/** Enters something new: first what it is, then what stands on it. */
export default function NewEntry({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const { kind, above, today } = loaderData;
  const problem = actionData?.problem;
  const errors = formErrors(problem, fieldOfRefusal);
  const typed: TypedEntry = {
    onDate: kind === "meeting" ? "" : (above?.onDate ?? today),
    answers: loaderData.answers,
    ...(kind && { state: firstState(kind) }),
    ...actionData?.typed,
  };
  const title = kind ? say(`agreement.ledger.new.${kind}`) : say("agreement.ledger.new.title");
  const language = useLanguage();
  const crumbs = [
    { label: say("agreement.ledger.title"), href: "/ledger" },
    ...(above
      ? [{ label: inLanguage(above.subject, language).text, href: `/ledger/${above.entryId}` }]
      : kind
        ? [{ label: say("agreement.ledger.new.title"), href: "/ledger/new" }]
        : []),
  ];
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={crumbs}
        title={title}
        lead={kind ? say(`agreement.ledger.new.lead.${kind}`) : say("agreement.ledger.new.lead")}
      />
      {!kind ? (
        <KindList />
      ) : (
        <Card>
          <form method="post" encType="multipart/form-data">
            <input type="hidden" name="kind" value={kind} />
            <OfficeList counterparts={loaderData.counterparts} />
            {above && <input type="hidden" name="under" value={above.entryId} />}
            {kind === "reply" && (
              <Answered {...loaderData} chosen={typed.answers} error={errorAt(errors, "answers")} />
            )}
            <EntryFields
              kind={kind}
              typed={typed}
              errors={errors}
              choices={loaderData}
              twice={problem?.code === "LEDGER_NUMBER_TWICE"}
            />
            {kind === "meeting" && (
              <>
                <TextArea
                  name="decisions"
                  label={say("agreement.ledger.form.decisions")}
                  hint={say("agreement.ledger.form.itemsHint")}
                  defaultValue={typed.decisions}
                  rows={3}
                  optional
                />
                <TextArea
                  name="actions"
                  label={say("agreement.ledger.form.actions")}
                  hint={say("agreement.ledger.form.itemsHint")}
                  defaultValue={typed.actions}
                  rows={3}
                  optional
                />
              </>
            )}
            {kind !== "meeting" && kind !== "reply" && kind !== "decision" && (
              <FollowFields typed={typed} errors={errors} choices={loaderData} />
            )}
            {(kind === "letter" || kind === "reply" || kind === "meeting") && (
              <FileInput
                name="file"
                label={say("agreement.ledger.scan.label")}
                hint={say("agreement.ledger.scan.hint")}
                accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
                error={errorAt(errors, "file")}
                optional
              />
            )}
            <div className="actions">
              <Button>{say("agreement.ledger.new.save")}</Button>
            </div>
          </form>
        </Card>
      )}
    </>
  );
}

/** What a ledger holds, and what each is for. */
function KindList() {
  const intl = useIntl();
  return (
    <Card>
      <RowList>
        {ledgerKinds.map((kind) => (
          <RowItem
            key={kind}
            title={intl.formatMessage({ id: `agreement.ledger.kind.${kind}` })}
            href={`/ledger/new?kind=${kind}`}
            note={intl.formatMessage({ id: `agreement.ledger.new.lead.${kind}` })}
          />
        ))}
      </RowList>
    </Card>
  );
}

/** What a reply answers: one of the asks and letters that wait for it. */
function Answered({
  answerable,
  chosen,
  error,
}: Pick<Route.ComponentProps["loaderData"], "answerable"> & {
  chosen: string | undefined;
  error: string | undefined;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const line = useEntryLine();
  if (answerable.length > 0)
    return (
      <Select
        name="answers"
        label={intl.formatMessage({ id: "agreement.ledger.form.answers" })}
        hint={intl.formatMessage({ id: "agreement.ledger.form.answersHint" })}
        error={error}
        defaultValue={chosen}
        placeholder={intl.formatMessage({ id: "agreement.ledger.form.choose" })}
        options={answerable.map((one) => ({
          value: one.entryId,
          label: `${inLanguage(one.subject, language).text.slice(0, 90)} (${line(one)})`,
        }))}
      />
    );
  return <p>{intl.formatMessage({ id: "agreement.ledger.form.nothingToAnswer" })}</p>;
}
