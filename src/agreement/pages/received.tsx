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
  Notice,
  PageHeading,
  Select,
  Tag,
  TextInput,
  useDay,
  useLanguage,
  useParty,
  Remark,
} from "../../ui/index.ts";
import { placePiece, readReceived } from "../index.server.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import type { Route } from "./+types/received.ts";

export const handle = { step: "agree" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readReceived, { received: params.received });
  if (!found.ok) return deny(visit, found, { href: "/agreement", label: "agreement.title" });
  return {
    ...found,
    may: decide(placePiece.policy, visit.visitor?.principal ?? anonymous) === null,
    same: new URL(request.url).searchParams.has("same"),
    told: found.received.facts.findings.map((row) => visit.explainRow(row)),
    synthetic: found.proposal.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const [what, id] = value("place").split(":");
  const act =
    value("do") === "aside"
      ? { act: "aside" as const, reason: value("reason") }
      : {
          act: "place" as const,
          clause: what === "clause" ? (id ?? null) : null,
          paragraph: what === "paragraph" ? (id ?? null) : null,
        };
  const piece = Number(value("piece"));
  const outcome = await visit.perform(placePiece, { received: params.received, piece, act });
  return outcome.ok
    ? redirect(`/agreement/received/${params.received}#pieces`, 303)
    : formProblem(visit, outcome, { piece: String(piece), reason: value("reason"), place: value("place") });
}

/** One letter as it was received: its file, what it said, and pieces that a person has to place. */
export default function ReceivedPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const partyName = useParty();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, received, taken, clauses, may, same, told } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = formErrors(actionData?.problem, { PIECE_REASON_MISSING: `reason-${typed["piece"]}` });
  const places = [
    { value: "whole", label: say("agreement.feedback.place.whole") },
    ...clauses.flatMap(({ id, number, paragraphs }) => [
      { value: `clause:${id}`, label: say("agreement.feedback.clause", { number }) },
      ...paragraphs.map((paragraph) => ({
        value: `paragraph:${paragraph.id}`,
        label: `${number} · ${paragraph.text[language].slice(0, 70)}`,
      })),
    ]),
  ];
  const open = received.unplaced.filter(({ state }) => state === "open").length;
  return (
    <>
      <title>{`${received.letter.number} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: `/agreement/${proposal.name}` },
          { label: say("agreement.feedback.title"), href: `/agreement/${proposal.name}/feedback` },
        ]}
        title={say("agreement.route.letter", { number: received.letter.number })}
        meta={`${received.sender} (${partyName(received.party)}) · ${day(received.letter.date)}`}
        lead={say("agreement.feedback.receivedAs", { count: taken, open })}
        actions={
          <LinkButton href={`/agreement/received/${received.receivedId}/file`} variant="plain" download>
            {say("agreement.feedback.original")}
          </LinkButton>
        }
      />
      {same && <Notice title={say("agreement.feedback.same")} />}
      <Card title={say("agreement.feedback.theFile")}>
        <DescriptionList
          items={[
            { term: say("agreement.feedback.file"), description: received.file },
            { term: "SHA-256", description: <code className="hash">{received.hash}</code> },
            {
              term: say("agreement.feedback.said"),
              description: say("agreement.feedback.saidCounts", {
                changes: received.facts.changes,
                remarks: received.facts.remarks,
                unplaced: received.facts.unplaced,
              }),
            },
          ]}
        />
        {told.length > 0 && (
          <ul>
            {told.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Card>
      {received.unplaced.length > 0 && (
        <Card title={say("agreement.feedback.pieces", { count: received.unplaced.length })} id="pieces">
          <p className="quiet">{say("agreement.feedback.piecesHow")}</p>
          {received.unplaced.map((piece) => (
            <Remark key={piece.piece}>
              <p>
                <Tag>{say(`agreement.feedback.piece.${piece.kind}`)}</Tag>{" "}
                {piece.state !== "open" && (
                  <Tag kind="ok">{say(`agreement.feedback.pieceState.${piece.state}`)}</Tag>
                )}
              </p>
              <p
                lang={piece.language ?? undefined}
                style={{ overflowWrap: "anywhere", whiteSpace: "pre-line" }}
              >
                {piece.text}
              </p>
              {piece.author && <small>{piece.author}</small>}
              {piece.reason && (
                <p>
                  {say("agreement.feedback.reason")}: {piece.reason}
                </p>
              )}
              {piece.state === "open" && may && (
                <details open={typed["piece"] === String(piece.piece)}>
                  <summary>{say("agreement.feedback.placeIt")}</summary>
                  <form method="post">
                    <input type="hidden" name="do" value="place" />
                    <input type="hidden" name="piece" value={piece.piece} />
                    <Select
                      id={`place-${piece.piece}`}
                      name="place"
                      label={say("agreement.feedback.about")}
                      defaultValue={
                        clauses.find(({ number }) => number === piece.clause)
                          ? `clause:${clauses.find(({ number }) => number === piece.clause)?.id}`
                          : "whole"
                      }
                      options={places}
                    />
                    <div className="actions">
                      <Button variant="plain">{say("agreement.feedback.placeHere")}</Button>
                    </div>
                  </form>
                  <form method="post">
                    <input type="hidden" name="do" value="aside" />
                    <input type="hidden" name="piece" value={piece.piece} />
                    <TextInput
                      id={`reason-${piece.piece}`}
                      name="reason"
                      label={say("agreement.feedback.whyAside")}
                      error={errorAt(errors, `reason-${piece.piece}`)}
                      maxLength={1_000}
                    />
                    <div className="actions">
                      <Button variant="plain">{say("agreement.feedback.setAside")}</Button>
                    </div>
                  </form>
                </details>
              )}
            </Remark>
          ))}
        </Card>
      )}
    </>
  );
}
