import { useEffect, useRef } from "react";
import { useIntl } from "react-intl";
import { useNavigation, useSubmit } from "react-router";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { national } from "../area.ts";
import { areaName } from "../area-name.ts";
import { readWhatIf } from "../index.server.ts";
import { rangeWords } from "../threshold-range.ts";
import { readChanges, writeChanges } from "../what-if-changes.ts";
import { Card, ErrorSummary, Grid, LinkButton, Notice, PageHeading, useLanguage } from "../../ui/index.ts";
import type { Route } from "./+types/what-if.ts";
import { WhatIfAreas, WhatIfFlips, WhatIfNearest } from "./what-if-answer.tsx";
import { WhatIfForm } from "./what-if-form.tsx";

export const handle = { step: "sense", sentences: ["evidence.whatIf"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const read = readChanges([...query].filter(([key]) => key !== "area"));
  const outcome = await visit.perform(readWhatIf, {
    list: params.list,
    area: query.get("area") || national,
    changes: read.ok ? read.changes : { indicators: {} },
  });
  if (!outcome.ok) return deny(visit, outcome);
  const { area, entering, leaving, mine: _, ...answer } = outcome;
  // Of other areas the page shows how many alone.
  const here = <Flip extends { area: string }>(flips: Flip[]) => flips.filter((flip) => flip.area === area);
  return {
    ...answer,
    area,
    entering: here(entering),
    leaving: here(leaving),
    everywhere: { entering: entering.length, leaving: leaving.length },
    asked: read.ok ? writeChanges(read.changes) : [],
    wrong: read.ok ? null : read.key,
    // A number that a threshold cannot be is told with what it can be.
    slip:
      !read.ok && read.wrong === "range"
        ? visit.explain(
            refuse("SETTING_RANGE", { key: read.key, value: read.value, ...rangeWords(read.range) }),
          ).sentence
        : null,
    synthetic: outcome.list.synthetic,
  };
}

/** A slider that is dragged asks once, when it has rested for so long. */
const restMilliseconds = 200;

export default function WhatIfPage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { list, area, areas, asked, wrong, slip, coverage, places, everywhere } = loaderData;
  const submit = useSubmit();
  const busy = useNavigation().state !== "idle";
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // What the form asks with its button it asks by itself where there is JavaScript; the address says all of it.
  const ask = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    // A number that is half typed, or beyond what can be, waits for the rest of it.
    if (!form.checkValidity()) return;
    timer.current = setTimeout(() => {
      const said = [...new FormData(form)].filter(
        // What stands at the list's own is no setting.
        (pair): pair is [string, string] => pair[1] !== "" && pair.join("=") !== `area=${national}`,
      );
      void submit(new URLSearchParams(said), {
        action: `/col/whatif/${list.listId}`,
        replace: true,
        preventScrollReset: true,
      });
    }, restMilliseconds);
  };

  const title = inLanguage(list.title, language).text;
  const nameOf = (code: string) => areaName(intl, code, coverage, places);
  const counts = areas.find((one) => one.area === area);
  const here = `/col/${list.listId}${area === national ? "" : `?area=${area}`}`;
  return (
    <>
      <title>{`${say("evidence.whatIf.title")} · Jembatan`}</title>
      <ErrorSummary
        errors={
          wrong === null
            ? []
            : [
                {
                  message: slip
                    ? `${slip} ${say("evidence.whatIf.asItIs")}`
                    : say("evidence.whatIf.notUnderstood", { key: wrong }),
                },
              ]
        }
      />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.lists.title"), href: "/col/lists" },
          { label: title, href: here },
        ]}
        title={say("evidence.whatIf.title")}
        lead={say("evidence.whatIf.lead")}
      />
      <Notice kind="info" title={say("evidence.whatIf.nothingChanged")} />
      <Grid columns="two">
        <Card
          title={say("evidence.whatIf.settings")}
          foot={say("evidence.whatIf.shareable")}
          action={
            asked.length > 0 && (
              <LinkButton
                variant="plain"
                href={`/col/whatif/${list.listId}${area === national ? "" : `?area=${area}`}`}
              >
                {say("evidence.whatIf.reset")}
              </LinkButton>
            )
          }
        >
          {/* It stays in view while sliders further down are moved, and of one height, so that none moves away. */}
          <div className="slider-answer">
            <p role="status" aria-busy={busy}>
              {say("evidence.whatIf.changed", {
                before: counts?.before.short ?? 0,
                after: counts?.after.short ?? 0,
                entering: counts?.entering ?? 0,
                leaving: counts?.leaving ?? 0,
              })}
            </p>
            <div className="slider-names">
              {loaderData.entering.length + loaderData.leaving.length === 0 && (
                <p className="quiet">{say("evidence.whatIf.namesHere")}</p>
              )}
              <WhatIfFlips kind="entering" flips={loaderData.entering} listId={list.listId} />
              <WhatIfFlips kind="leaving" flips={loaderData.leaving} listId={list.listId} />
            </div>
          </div>
          <WhatIfForm
            asked={asked}
            area={area}
            areas={areas.map((one) => ({ value: one.area, label: nameOf(one.area) }))}
            own={loaderData.own}
            indicators={loaderData.sensitivity.indicators}
            pay={loaderData.list.pay}
            onAsk={ask}
          />
        </Card>
        <div className="grid">
          {areas.length > 1 && (
            <Card title={say("evidence.whatIf.byArea")}>
              <WhatIfAreas areas={areas} everywhere={everywhere} nameOf={nameOf} asked={asked} />
            </Card>
          )}
          <WhatIfNearest
            sensitivity={loaderData.sensitivity}
            pay={loaderData.list.pay}
            asked={asked}
            area={area}
            place={nameOf(area)}
          />
        </div>
      </Grid>
    </>
  );
}
