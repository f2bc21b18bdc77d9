import { useIntl } from "react-intl";
import {
  BilingualText,
  Button,
  Card,
  Moment,
  Radios,
  Select,
  TextArea,
  useLanguage,
  Remark,
} from "../../ui/index.ts";
import type { Feedback } from "./comment-item.tsx";

/** What the circle that drafts says among itself: it never leaves. */
export function InsideComments({
  inside,
  clauses,
  may,
  typed,
}: {
  inside: Feedback["inside"];
  clauses: Feedback["clauses"];
  may: boolean;
  typed: Readonly<Record<string, string>>;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("agreement.feedback.inside")} id="inside">
      <p className="quiet">{say("agreement.feedback.insideHow")}</p>
      {inside.map((one) => (
        <Remark key={one.comment}>
          <p>
            <strong>
              <BilingualText text={one.author} />
            </strong>
            {"number" in one.place && ` · ${say("agreement.feedback.clause", { number: one.place.number })}`}
          </p>
          <p lang={one.language}>{one.text}</p>
          <small>
            <Moment at={one.at} />
          </small>
        </Remark>
      ))}
      {may && (
        <details open={typed["do"] === "say"}>
          <summary>{say("agreement.feedback.sayInside")}</summary>
          <form method="post">
            <input type="hidden" name="do" value="say" />
            <Select
              name="clause"
              optional
              label={say("agreement.feedback.about")}
              placeholder={say("agreement.feedback.place.whole")}
              defaultValue={typed["clause"]}
              options={clauses.map(({ id, number, heading }) => ({
                value: id,
                label: `${number}. ${"text" in heading ? heading.text[language].slice(0, 80) : ""}`,
              }))}
            />
            <Radios
              name="language"
              legend={say("agreement.feedback.language")}
              defaultValue={typed["language"] || language}
              options={(["id", "en"] as const).map((one) => ({
                value: one,
                label: say(`agreement.feedback.language.${one}`),
              }))}
            />
            <TextArea
              name="text"
              rows={3}
              label={say("agreement.feedback.text")}
              defaultValue={typed["text"]}
              maxLength={20_000}
            />
            <div className="actions">
              <Button variant="plain">{say("agreement.feedback.save")}</Button>
            </div>
          </form>
        </details>
      )}
    </Card>
  );
}
