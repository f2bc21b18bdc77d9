import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  Radios,
  Select,
  TextInput,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { readMeasures, takeMeasure } from "../index.server.ts";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrorAt, partErrors, PartFrame, TransferCard } from "./part-frame.tsx";
import { CodeLink } from "./terms-parts.tsx";
import type { Route } from "./+types/measures.ts";

export const handle = { step: "deliver", sentences: ["placement.part", "placement.terms"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readMeasures, { placement: params.placement });
  if (!read.ok) return denyPart(visit, read);
  const saved = new URL(request.url).searchParams.has("saved");
  return { ...read, saved, synthetic: read.head.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const said = saidIn(await request.formData());
  return actOnPart(visit, {
    ...{ placement: params.placement, part: "measures", said },
    acts: {
      measure: {
        useCase: takeMeasure,
        input: ({ line = "", phase, score = "", takenOn, how }) => {
          const [objective, counterpart, ...unit] = line.split(" ");
          const typed = score.replace(",", ".");
          return {
            ...{ objective, counterpart, unit: unit.join(" "), phase, takenOn, how: how || null },
            score: typed === "" ? null : Number(typed),
          };
        },
      },
    },
  });
}

const fieldOf: Record<string, string> = {
  ...{ MEASURE_UNKNOWN: "line", MEASURE_OWN: "line", MEASURE_IN_FUTURE: "takenOn" },
  ...{ MEASURE_TOO_EARLY: "takenOn", MEASURE_REVERSED: "takenOn" },
};

/** What counterparts could do before and after, by unit, and what passed on for each day of the expert. */
export default function Measures({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = useDay();
  const language = useLanguage();
  const { head, objectives, lines, transfer, sendsAlone } = loaderData;
  const problem = actionData?.problem;
  const typed = (actionData?.typed ?? {}) as Readonly<Record<string, string>>;
  const errors = partErrors(problem).map((one) => ({
    ...one,
    field: ["objective", "counterpart", "unit"].includes(one.field ?? "")
      ? "line"
      : (one.field ?? fieldOf[problem?.code ?? ""]),
  }));
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 });
  type Line = (typeof lines)[number];
  const score = (line: Line, phase: "before" | "after") => {
    const known = line[phase];
    if (known) return number(known.score);
    return line.taken[phase] ? say("placement.part.measure.taken") : say("placement.part.measure.none");
  };
  const open = lines.filter(({ own }) => !own);
  return (
    <PartFrame head={head} part="measures" errors={errors} saved={loaderData.saved}>
      <TransferCard transfer={transfer} />
      {sendsAlone ? (
        <p className="quiet">{say("placement.part.measure.sender")}</p>
      ) : (
        objectives.map(({ objectiveId, text, measure }, at) => (
          <Card
            key={objectiveId}
            title={
              <>
                {at + 1}. <BilingualText text={text} />
              </>
            }
          >
            {measure && (
              <p className="quiet">
                {say("placement.part.measure.way")} <BilingualText text={measure} />
              </p>
            )}
            <DataTable
              caption={say("placement.part.measure.table", { number: at + 1 })}
              captionHidden
              rows={lines.filter((one) => one.objectiveId === objectiveId)}
              rowKey={({ counterpartId, unit }) => `${counterpartId} ${unit}`}
              empty={<EmptyState level={3} title={say("placement.part.measure.empty")} />}
              columns={[
                {
                  key: "unit",
                  heading: say("placement.terms.units"),
                  label: "",
                  wide: true,
                  cell: ({ coded }) => (coded ? <CodeLink coded={coded} /> : "–"),
                },
                {
                  key: "who",
                  heading: say("placement.terms.counterparts"),
                  wide: true,
                  cell: ({ name }) => name,
                },
                {
                  key: "before",
                  heading: say("placement.part.measure.before"),
                  numeric: true,
                  cell: (line) => score(line, "before"),
                },
                {
                  key: "after",
                  heading: say("placement.part.measure.after"),
                  numeric: true,
                  cell: (line) => score(line, "after"),
                },
                {
                  key: "gain",
                  heading: say("placement.part.measure.gainOne"),
                  numeric: true,
                  cell: ({ gain }) => (gain === null ? say("placement.part.measure.none") : number(gain)),
                },
              ]}
            />
          </Card>
        ))
      )}
      {head.mayDo.includes("measure") && open.length > 0 && (
        <Card title={say("placement.part.measure.enter")} id="measure">
          <p>{say("placement.part.measure.enterLead")}</p>
          <form method="post" action="#measure">
            <input type="hidden" name="act" value="measure" />
            <Select
              name="line"
              label={say("placement.part.measure.line")}
              defaultValue={typed.line}
              error={partErrorAt(errors, "line")}
              options={open.map(({ objectiveId, counterpartId, unit, name, coded }) => ({
                value: `${objectiveId} ${counterpartId} ${unit}`,
                label: `${name} · ${inLanguage(coded?.title ?? {}, language).text} (${coded?.code ?? ""})`,
              }))}
            />
            <Radios
              name="phase"
              legend={say("placement.part.measure.phase")}
              defaultValue={typed.phase ?? (head.startedOn ? "after" : "before")}
              options={(["before", "after"] as const).map((phase) => ({
                value: phase,
                label: say(`placement.part.measure.${phase}`),
              }))}
            />
            <TextInput
              name="score"
              label={say("placement.part.measure.score")}
              hint={say("placement.part.measure.scoreHint")}
              error={partErrorAt(errors, "score")}
              defaultValue={typed.score}
              inputMode="decimal"
              width={6}
            />
            <TextInput
              name="takenOn"
              label={say("placement.part.measure.takenOn")}
              hint={say("placement.part.measure.takenOnHint", { today: day(head.today) })}
              error={partErrorAt(errors, "takenOn")}
              type="date"
              max={head.today}
              defaultValue={typed.takenOn ?? head.today}
              width={14}
            />
            <TextInput
              name="how"
              label={say("placement.part.measure.howTaken")}
              hint={say("placement.part.measure.howTakenHint")}
              defaultValue={typed.how}
              maxLength={500}
              optional
            />
            <div className="actions">
              <Button>{say("placement.part.measure.save")}</Button>
            </div>
          </form>
        </Card>
      )}
    </PartFrame>
  );
}
