import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { Button, Card, EmptyState, Radios, TextArea, useLanguage } from "../../ui/index.ts";
import { longestFeedback, ratings } from "../feedback.ts";
import { giveFeedback, readPlacementFeedback } from "../index.server.ts";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrorAt, partErrors, PartFrame } from "./part-frame.tsx";
import type { Route } from "./+types/feedback.ts";

export const handle = { step: "deliver", sentences: ["placement.part"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readPlacementFeedback, { placement: params.placement });
  if (!read.ok) return denyPart(visit, read);
  const saved = new URL(request.url).searchParams.has("saved");
  return { ...read, saved, synthetic: read.head.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const said = saidIn(await request.formData());
  return actOnPart(visit, {
    ...{ placement: params.placement, part: "feedback", said },
    acts: {
      give: {
        useCase: giveFeedback,
        input: ({ rating, wentWell, toChange }) => ({
          ...{ rating: Number(rating), wentWell: wentWell || null, toChange: toChange || null },
        }),
      },
    },
  });
}

/** How it was, said by the host, the expert and the counterparts; of each other they read it when it is closed. */
export default function FeedbackPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const { head, feedback } = loaderData;
  const typed = (actionData?.typed ?? {}) as Readonly<Record<string, string>>;
  const errors = partErrors(actionData?.problem);
  const given = feedback.some(({ own }) => own);
  const lang = (written: string) => (written === language ? undefined : written);
  return (
    <PartFrame head={head} part="feedback" errors={errors} saved={loaderData.saved}>
      {head.mayDo.includes("give-feedback") && !given && (
        <Card title={say("placement.part.feedback.give")} id="give">
          <form method="post" action="#give">
            <input type="hidden" name="act" value="give" />
            <Radios
              name="rating"
              legend={say("placement.part.feedback.rating")}
              error={partErrorAt(errors, "rating")}
              defaultValue={typed.rating}
              options={ratings.map((rating) => ({
                value: String(rating),
                label: say(`placement.part.feedback.rating.${rating}`),
              }))}
            />
            <TextArea
              name="wentWell"
              label={say("placement.part.feedback.wentWell")}
              defaultValue={typed.wentWell}
              maxLength={longestFeedback}
              rows={4}
              optional
            />
            <TextArea
              name="toChange"
              label={say("placement.part.feedback.toChange")}
              defaultValue={typed.toChange}
              maxLength={longestFeedback}
              rows={4}
              optional
            />
            <p className="quiet">{say("placement.part.feedback.once")}</p>
            <div className="actions">
              <Button>{say("placement.part.feedback.send")}</Button>
            </div>
          </form>
        </Card>
      )}
      <Card title={say("placement.part.feedback.said")}>
        {head.state !== "closed" && <p className="quiet">{say("placement.part.feedback.hidden")}</p>}
        {feedback.length === 0 && (
          <EmptyState level={3} title={say("placement.part.feedback.none")}>
            {say("placement.part.feedback.noneHow")}
          </EmptyState>
        )}
        {feedback.map(({ feedbackId, capacity, rating, wentWell, toChange, writtenIn, own }) => (
          <article key={feedbackId}>
            <h3>
              {say(`placement.part.feedback.by.${capacity}`)}
              {own ? ` ${say("placement.part.feedback.own")}` : ""}
            </h3>
            <p>{say(`placement.part.feedback.rating.${rating}`)}</p>
            {wentWell && (
              <p>
                <strong>{say("placement.part.feedback.wentWell")}</strong>
                <br />
                <span lang={lang(writtenIn)} style={{ whiteSpace: "pre-line" }}>
                  {wentWell}
                </span>
              </p>
            )}
            {toChange && (
              <p>
                <strong>{say("placement.part.feedback.toChange")}</strong>
                <br />
                <span lang={lang(writtenIn)} style={{ whiteSpace: "pre-line" }}>
                  {toChange}
                </span>
              </p>
            )}
          </article>
        ))}
      </Card>
    </PartFrame>
  );
}
