import { useIntl } from "react-intl";
import { Button, Card, Select, TextInput } from "../../ui/index.ts";

type Title = { id: string; en: string };

/** The title in both languages and the text that will hold, to be changed; opened by a link, so that it works without script. */
export function TitleCard({
  title,
  prevailing,
  typed,
  here,
}: {
  title: Title;
  prevailing: "id" | "en" | "both" | null;
  typed: Readonly<Record<string, string>>;
  here: string;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("agreement.proposal.titleEdit")} id="title">
      <form method="post">
        <input type="hidden" name="basedId" value={title.id} />
        <input type="hidden" name="basedEn" value={title.en} />
        <TextInput
          name="titleId"
          lang="id"
          maxLength={300}
          label={say("agreement.proposal.titleId")}
          defaultValue={typed["titleId"] ?? title.id}
        />
        <TextInput
          name="titleEn"
          lang="en"
          maxLength={300}
          label={say("agreement.proposal.titleEn")}
          defaultValue={typed["titleEn"] ?? title.en}
        />
        <Select
          name="prevailing"
          label={say("agreement.proposal.prevailing")}
          hint={say("agreement.proposal.prevailingHint")}
          defaultValue={typed["prevailing"] ?? prevailing ?? ""}
          placeholder={say("agreement.proposal.prevailing.none")}
          options={(["id", "en", "both"] as const).map((value) => ({
            value,
            label: say(`agreement.proposal.prevailing.${value}`),
          }))}
          optional
        />
        <div className="actions">
          <Button name="do" value="title">
            {say("agreement.proposal.save")}
          </Button>
          <a href={here}>{say("agreement.proposal.cancel")}</a>
        </div>
      </form>
    </Card>
  );
}
