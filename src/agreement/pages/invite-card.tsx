import { useIntl } from "react-intl";
import {
  BilingualText,
  Button,
  Card,
  RowItem,
  RowList,
  Select,
  Tag,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import type { OwnCircle } from "./arrived-clause.tsx";
import { errorAt } from "./form-errors.ts";
import { LetterFields } from "./letter-parts.tsx";

/** Who is in the circle of one's own side, and the letter that brings another office in. */
export function InviteCard({
  circle,
  typed,
  errors,
  today,
  may,
}: {
  circle: OwnCircle;
  typed: Readonly<Record<string, string>>;
  errors: readonly { field: string | undefined; message: string }[];
  today: string;
  may: boolean;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const day = useDay();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const own = typed["do"] === "invite" ? typed : {};
  const error = (field: string) =>
    typed["do"] === "invite" ? (errorAt(errors, `invite-${field}`) ?? errorAt(errors, field)) : undefined;
  return (
    <Card title={say("agreement.feedback.circle")} id="circle">
      <RowList>
        {circle.members.map((member) => (
          <RowItem
            key={`${member.office.id ?? member.office.en} ${member.since}`}
            title={<BilingualText text={member.office} />}
            note={say("agreement.feedback.since", { date: day(member.since) })}
            action={<Tag>{say(`agreement.feedback.capacity.${member.capacity}`)}</Tag>}
          />
        ))}
      </RowList>
      {circle.leads && may && circle.others.length > 0 && (
        <details open={typed["do"] === "invite"}>
          <summary>{say("agreement.feedback.invite")}</summary>
          <form method="post">
            <input type="hidden" name="do" value="invite" />
            <Select
              name="office"
              label={say("agreement.feedback.office")}
              error={error("office")}
              defaultValue={own["office"]}
              options={circle.others.map(({ key, name }) => ({
                value: key,
                label: name[language] ?? name.id ?? name.en ?? key,
              }))}
            />
            <LetterFields prefix="invite-" typed={own} today={today} error={error} />
            <div className="actions">
              <Button variant="plain">{say("agreement.feedback.sendInvitation")}</Button>
            </div>
          </form>
        </details>
      )}
    </Card>
  );
}
