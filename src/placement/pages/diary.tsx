import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  EmptyState,
  pageNumber,
  Pagination,
  Radios,
  Select,
  TextArea,
  TextInput,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { entriesOnPage, longestEntry } from "../diary.ts";
import { readDiary, writeDiary } from "../index.server.ts";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrorAt, partErrors, PartFrame } from "./part-frame.tsx";
import type { Route } from "./+types/diary.ts";

export const handle = { step: "deliver", sentences: ["placement.part"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query);
  const offset = (page - 1) * entriesOnPage;
  const read = await visit.perform(readDiary, { placement: params.placement, offset });
  if (!read.ok) return denyPart(visit, read);
  return { ...read, page, saved: query.has("saved"), synthetic: read.head.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const said = saidIn(await request.formData());
  return actOnPart(visit, {
    ...{ placement: params.placement, part: "diary", said },
    acts: {
      write: {
        useCase: writeDiary,
        input: ({ day, text, writtenIn, objective }) => ({
          day,
          text,
          writtenIn,
          objective: objective || null,
        }),
      },
    },
  });
}

/** What was done, day by day, each in the language in which the expert wrote it. */
export default function Diary({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const language = useLanguage();
  const { head, entries, total, objectives, page } = loaderData;
  const problem = actionData?.problem;
  const typed = (actionData?.typed ?? {}) as Readonly<Record<string, string>>;
  const errors = partErrors(problem).map((one) => ({
    ...one,
    field: one.field ?? (problem?.code.startsWith("DIARY_") ? "day" : undefined),
  }));
  const last = head.endedOn ?? head.untilDay;
  return (
    <PartFrame head={head} part="diary" errors={errors} saved={loaderData.saved}>
      {head.mayDo.includes("write-diary") && (
        <Card title={say("placement.part.diary.write")} id="write">
          <form method="post" action="#write">
            <input type="hidden" name="act" value="write" />
            <TextInput
              name="day"
              label={say("placement.part.diary.day")}
              error={partErrorAt(errors, "day")}
              type="date"
              min={head.startedOn ?? head.fromDay}
              max={last < head.today ? last : head.today}
              defaultValue={typed.day ?? (last < head.today ? last : head.today)}
              width={14}
            />
            <TextArea
              name="text"
              label={say("placement.part.diary.text")}
              hint={say("placement.part.diary.textHint")}
              error={partErrorAt(errors, "text")}
              defaultValue={typed.text}
              maxLength={longestEntry}
              rows={5}
            />
            <Select
              name="objective"
              label={say("placement.part.diary.objective")}
              defaultValue={typed.objective ?? ""}
              placeholder={say("placement.part.diary.noObjective")}
              options={objectives.map(({ objectiveId, text }) => ({
                value: objectiveId,
                label: inLanguage(text, language).text,
              }))}
              optional
            />
            <Radios
              name="writtenIn"
              legend={say("placement.part.language")}
              defaultValue={typed.writtenIn ?? language}
              options={(["id", "en"] as const).map((one) => ({
                value: one,
                label: say(`placement.part.language.${one}`),
              }))}
            />
            <div className="actions">
              <Button>{say("placement.part.diary.save")}</Button>
            </div>
          </form>
        </Card>
      )}
      <Card title={say("placement.part.diary.entries", { count: total })}>
        {entries.length === 0 ? (
          <EmptyState level={3} title={say("placement.part.diary.none")}>
            {say("placement.part.diary.noneHow")}
          </EmptyState>
        ) : (
          entries.map(({ entryId, day, text, writtenIn, objectiveId }) => {
            const objective = objectives.find((one) => one.objectiveId === objectiveId);
            return (
              <article key={entryId}>
                <h3>
                  <time dateTime={day}>{dayText(day)}</time>
                </h3>
                <p style={{ whiteSpace: "pre-line" }} lang={writtenIn === language ? undefined : writtenIn}>
                  {text}
                </p>
                {objective && (
                  <p className="quiet">
                    {say("placement.part.diary.about")} <BilingualText text={objective.text} />
                  </p>
                )}
              </article>
            );
          })
        )}
        {total > entriesOnPage && (
          <Pagination page={page} pageSize={entriesOnPage} total={total} href={(to) => `?page=${to}`} />
        )}
      </Card>
    </PartFrame>
  );
}
