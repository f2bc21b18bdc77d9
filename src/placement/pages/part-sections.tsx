import { useIntl } from "react-intl";
import { Card, RowItem, RowList, useDay } from "../../ui/index.ts";
import { placementPath } from "../placement.ts";

/** How far each part is, as `readPlacementParts` gives it. */
export type PartCounts = {
  papers: { there: number; opened: number; officers: number };
  parts: {
    measures: { expected: number; measured: number; perExpertDay: number | null };
    diary: { entries: number; last: string | null };
    deliverables: { planned: number; accepted: number; waiting: number; open: number };
    feedback: { given: boolean; readable: number };
    handover: boolean;
    certificate: string | null;
  } | null;
};

/** The parts of a placement, how far each is, and the way to its page. A filing officer is shown the papers alone. */
export function PartSections({ placementId, papers, parts }: PartCounts & { placementId: string }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = useDay();
  const path = (part: string) => `${placementPath(placementId)}/${part}`;
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 });
  const row = (part: string, note: string) => (
    <RowItem key={part} title={say(`placement.part.title.${part}`)} href={path(part)} note={note} />
  );
  return (
    <Card
      title={say("placement.part.parts")}
      id="parts"
      foot={
        parts && <a href={`${placementPath(placementId)}/calendar.ics`}>{say("placement.part.calendar")}</a>
      }
    >
      <RowList>
        {row("papers", say("placement.part.far.papers", papers))}
        {parts && [
          row(
            "measures",
            [
              say("placement.part.measure.of", {
                ...{ measured: parts.measures.measured, expected: parts.measures.expected },
              }),
              parts.measures.perExpertDay === null
                ? null
                : say("placement.part.far.perDay", { gain: number(parts.measures.perExpertDay) }),
            ]
              .filter(Boolean)
              .join(" · "),
          ),
          row(
            "diary",
            parts.diary.last
              ? say("placement.part.far.diary", { count: parts.diary.entries, day: day(parts.diary.last) })
              : say("placement.part.diary.none"),
          ),
          row("deliverables", say("placement.part.far.deliverables", parts.deliverables)),
          row(
            "feedback",
            say(parts.feedback.given ? "placement.part.far.given" : "placement.part.far.notGiven", {
              count: parts.feedback.readable,
            }),
          ),
          row(
            "handover",
            say(parts.handover ? "placement.part.close.there" : "placement.part.handover.none"),
          ),
          row("certificate", parts.certificate ?? say("placement.part.certificate.none")),
        ]}
      </RowList>
    </Card>
  );
}
