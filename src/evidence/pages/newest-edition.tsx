import { useIntl } from "react-intl";
import { BilingualText, Card } from "../../ui/index.ts";
import type { Bilingual } from "../../platform/index.ts";
import { dayOn } from "../format.ts";
import { editionPath } from "../edition.ts";

export type NewestEditionProps = {
  edition: { name: string; title: Bilingual; entries: number; publishedOn: string } | null;
};

/** The newest sealed edition, for a first page. Nothing where none has been sealed. */
export function NewestEdition({ edition }: NewestEditionProps) {
  const intl = useIntl();
  if (!edition) return null;
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const date = dayOn(intl, edition.publishedOn);
  return (
    <Card
      title={<BilingualText text={edition.title} />}
      foot={<a href="/col/editions">{say("evidence.editions.all")}</a>}
    >
      <p>
        <a href={editionPath(edition.name)}>
          {say("evidence.edition.headlineFirst", { count: edition.entries })}
        </a>{" "}
        <small>{say("evidence.edition.publishedShort", { date })}</small>
      </p>
    </Card>
  );
}
