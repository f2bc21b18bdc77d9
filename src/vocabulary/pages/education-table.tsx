import { useIntl } from "react-intl";
import { educations, kkniBand, kkniOfEducation } from "../kkni.ts";
import { Card, DataTable, Tag } from "../../ui/index.ts";

/** Which level of KKNI an education is placed at, with how far that has been checked. */
export function EducationTable() {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("vocabulary.kkni.title")} foot={say("vocabulary.kkni.unchecked")}>
      <DataTable
        caption={say("vocabulary.kkni.title")}
        captionHidden
        narrow="columns"
        columns={[
          {
            key: "education",
            heading: say("vocabulary.kkni.education"),
            cell: (education) => say(`vocabulary.kkni.education.${education}`),
          },
          {
            key: "level",
            heading: say("vocabulary.kkni.level"),
            cell: (education) => {
              const { levels, bound } = kkniOfEducation[education];
              const list = intl.formatList(
                levels.map((level) => intl.formatNumber(level)),
                { type: "disjunction" },
              );
              return bound === "least" ? say("vocabulary.kkni.least", { level: list }) : list;
            },
          },
          {
            key: "band",
            heading: say("vocabulary.kkni.band"),
            priority: 2,
            cell: (education) =>
              say(`vocabulary.kkni.band.${kkniBand(kkniOfEducation[education].levels[0] ?? 1)}`),
          },
          {
            key: "read",
            heading: say("vocabulary.version.source"),
            priority: 2,
            cell: (education) => {
              const { read, source } = kkniOfEducation[education];
              return source ?? <Tag>{say(`vocabulary.kkni.read.${read}`)}</Tag>;
            },
          },
        ]}
        rows={educations}
        rowKey={(education) => education}
      />
    </Card>
  );
}
