import { useIntl } from "react-intl";
import { data, Form, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { installationZone, refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  ErrorSummary,
  Notice,
  PageHeading,
  Radios,
  Tag,
  useLanguage,
} from "../../ui/index.ts";
import { conceptPath } from "../concept.ts";
import { codeText, listCodings, readConcept, reviewCoding } from "../index.server.ts";
import { printedCode } from "../local-code.ts";
import { readPicked } from "../picked-code.ts";
import { codeLine, ReasonText, Score } from "./code-hits.tsx";
import { CodePicker } from "./code-picker.tsx";
import type { Route } from "./+types/coding.ts";

const candidates = 5;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(listCodings, { codingId: params.coding });
  if (!outcome.ok) return deny(visit, outcome);
  const [coding] = outcome.lines;
  if (!coding) return deny(visit, refuse("CODING_NOT_FOUND"));
  const { text, scheme, version, code } = coding;
  const mayReview = decide(reviewCoding.policy, visit.visitor?.principal ?? anonymous) === null;
  const decides = coding.status === "proposed" && mayReview && !coding.mine;
  const found = decides
    ? await visit.perform(codeText, { text, scheme, version, level: "any", top: candidates + 1 })
    : null;
  const others = found?.ok ? found.hits.filter((hit) => hit.code !== code).slice(0, candidates) : [];
  const picked = readPicked(new URL(request.url).searchParams, "other");
  const concept = picked.code
    ? await visit.perform(readConcept, { scheme, version, code: picked.code })
    : null;
  const chosen = concept?.ok
    ? { code: concept.concept.code, text: codeLine(concept.concept, visit.language) }
    : null;
  return { coding, decides, others, picked: { chosen, text: picked.text }, synthetic: coding.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const chosen = String(form.get("decision") ?? "");
  const [kind, named] = chosen.split(":");
  const other = readPicked(form, "other");
  const instead = kind === "choose" ? other.code : named;
  if (kind === "choose" && !instead) {
    const { status, sentence } = visit.explain(refuse("CODE_NOT_CHOSEN"));
    return data({ sentence, chosen, other: other.text }, status);
  }
  const outcome = await visit.perform(reviewCoding, {
    codingId: params.coding,
    decision: kind === "hidden" || kind === "alternative" ? "accepted" : "rejected",
    ...(kind === "alternative" && { as: "alternative" as const }),
    ...((kind === "instead" || kind === "choose") && instead && { instead }),
  });
  if (outcome.ok) return redirect(`/vocabulary/codings?done=${outcome.decision}`, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ sentence, chosen, other: other.text }, status);
}

export default function Coding({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const { coding, decides, others, picked } = loaderData;
  const { text, scheme, version, code, title, status, score, source, codedAt, reviewedAt } = coding;
  const day = (at: Date) => intl.formatDate(at, { dateStyle: "long", timeZone: installationZone });
  const facts = [
    {
      term: say("vocabulary.coding.code"),
      description:
        code === null ? (
          say("vocabulary.coding.noCode")
        ) : (
          <a href={conceptPath(scheme, version, code)}>
            <code>{printedCode(code, language)}</code> <BilingualText text={title} />
          </a>
        ),
    },
    ...(code === null
      ? []
      : [
          {
            term: say("vocabulary.code.score"),
            description: score === null ? say("vocabulary.coding.byPerson") : <Score value={score} />,
          },
        ]),
    {
      term: say("vocabulary.coding.proposed"),
      description: [coding.authorName ?? say("vocabulary.review.byJob"), day(codedAt)].join(" · "),
    },
    ...(source ? [{ term: say("vocabulary.coding.source"), description: source }] : []),
    ...(reviewedAt
      ? [
          {
            term: say(`vocabulary.review.${status}`),
            description: [coding.reviewerName, day(reviewedAt)].filter(Boolean).join(" · "),
          },
        ]
      : []),
  ];
  return (
    <>
      <title>{`${text} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.codings.title"), href: "/vocabulary/codings" },
        ]}
        title={<span lang={coding.language ?? undefined}>{text}</span>}
        meta={<Tag kind={status === "accepted" ? "ok" : "neutral"}>{say(`vocabulary.review.${status}`)}</Tag>}
      />
      <Card>
        <DescriptionList items={facts} />
      </Card>
      {status === "proposed" && !decides && (
        <Notice>{say(coding.mine ? "vocabulary.review.otherPerson" : "vocabulary.review.otherRole")}</Notice>
      )}
      {decides && (
        <Card title={say("vocabulary.coding.decide")}>
          <Form method="post">
            <Radios
              name="decision"
              legend={say("vocabulary.coding.decision")}
              options={[
                ...(code === null
                  ? []
                  : [
                      {
                        value: "hidden",
                        label: say("vocabulary.coding.accept", { code: printedCode(code, language) }),
                        hint: say("vocabulary.coding.acceptHint"),
                      },
                      {
                        value: "alternative",
                        label: say("vocabulary.coding.acceptShown", { code: printedCode(code, language) }),
                        hint: say("vocabulary.coding.acceptShownHint"),
                      },
                    ]),
                ...others.map((hit) => ({
                  value: `instead:${hit.code}`,
                  label: say("vocabulary.coding.instead", { code: codeLine(hit, language) }),
                  hint: <ReasonText hit={hit} scheme={scheme} />,
                })),
                {
                  value: "choose",
                  label: say(code === null ? "vocabulary.coding.choose" : "vocabulary.coding.chooseInstead"),
                  hint: say("vocabulary.coding.chooseHint"),
                },
                { value: "rejected", label: say("vocabulary.coding.reject") },
              ]}
              defaultValue={actionData?.chosen ?? (picked.chosen ? "choose" : undefined)}
            />
            <CodePicker
              name="other"
              label={say("vocabulary.coding.other")}
              error={actionData?.chosen === "choose" ? actionData.sentence : undefined}
              optional
              scheme={scheme}
              level="any"
              chosen={picked.chosen ?? undefined}
              typed={actionData?.other ?? picked.text}
              returnTo={`/vocabulary/codings/${coding.codingId}`}
            />
            <div className="actions">
              <Button>{say("vocabulary.coding.submit")}</Button>
            </div>
          </Form>
        </Card>
      )}
    </>
  );
}
