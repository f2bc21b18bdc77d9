import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { compareOccupations, searchAll } from "../index.server.ts";
import { Card, Grid, LinkButton, PageHeading, useLanguage } from "../../ui/index.ts";
import { ChosenOccupation, OccupationPicker } from "./compare-sides.tsx";
import { ComparedSkills, CoverageCard, LackingTable } from "./compare-skills.tsx";
import { VersionOrigin } from "./version-facts.tsx";
import type { Route } from "./+types/compare.ts";

/** `scheme/version/code`, as addresses name an occupation. */
function readName(text: string | null) {
  const [, scheme, version, code] = /^([^/]+)\/([^/]+)\/(.+)$/.exec(text ?? "") ?? [];
  return scheme && version && code ? { scheme, version, code } : null;
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const [a, b] = [readName(query.get("a")), readName(query.get("b"))];
  const typed = { a: query.get("qa")?.slice(0, 200) ?? "", b: query.get("qb")?.slice(0, 200) ?? "" };
  const first = a ?? b;
  const read = first && (await visit.perform(compareOccupations, { a: first, ...(a && b && { b }) }));
  if (read && !read.ok) return deny(visit, read);
  // One is chosen at a time: A first, then B.
  const side = a ? (b ? null : ("b" as const)) : ("a" as const);
  const q = side ? typed[side] : "";
  const found = q ? await visit.perform(searchAll, { q, kinds: ["occupation"], withSkills: true }) : null;
  if (found && !found.ok) return deny(visit, found);
  const chosen = { a: a ? (read?.a ?? null) : null, b: a ? (read?.b ?? null) : (read?.a ?? null) };
  const { comparison = null, names = {} } = read ?? {};
  const synthetic = !chosen.a || !chosen.b || chosen.a.version.synthetic || chosen.b.version.synthetic;
  return { ...chosen, comparison, names, side, q, groups: found?.groups ?? null, synthetic };
}

export default function Compare({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { a, b, comparison, names, side, q, groups } = loaderData;
  const nameOf = (one: NonNullable<typeof a>) =>
    inLanguage(one.concept.title, language).text || one.concept.code;
  const idOf = (one: typeof a) => one && `${one.version.scheme}/${one.version.version}/${one.concept.code}`;
  const href = (first: string | null, second: string | null) =>
    `/vocabulary/compare?${new URLSearchParams({ ...(first && { a: first }), ...(second && { b: second }) })}`;
  const title =
    a && b ? say("vocabulary.compare.of", { a: nameOf(a), b: nameOf(b) }) : say("vocabulary.compare.title");
  const sources = [a, b].flatMap((one) => (one ? [one.version] : []));
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          ...(a && b ? [{ label: say("vocabulary.compare.title"), href: "/vocabulary/compare" }] : []),
        ]}
        title={title}
        lead={say("vocabulary.compare.lead")}
        actions={
          a &&
          b && (
            <LinkButton variant="plain" href={href(idOf(b), idOf(a))}>
              {say("vocabulary.compare.swap")}
            </LinkButton>
          )
        }
      />
      <Grid columns="two">
        {(["a", "b"] as const).map((one) => {
          const chosen = one === "a" ? a : b;
          const change = one === "a" ? href(null, idOf(b)) : href(idOf(a), null);
          return (
            <Card key={one} title={say(`vocabulary.compare.side.${one}`)}>
              {chosen ? (
                <ChosenOccupation occupation={chosen} change={change} />
              ) : side === one ? (
                <OccupationPicker
                  side={one}
                  q={q}
                  groups={groups}
                  other={idOf(one === "a" ? b : a)}
                  href={(id) => (one === "a" ? href(id, idOf(b)) : href(idOf(a), id))}
                />
              ) : (
                <p className="quiet">{say("vocabulary.compare.later")}</p>
              )}
            </Card>
          );
        })}
      </Grid>
      {comparison && a && b && (
        <>
          <CoverageCard comparison={comparison} a={nameOf(a)} b={nameOf(b)} />
          {comparison.matched && (
            <>
              <Card title={say("vocabulary.compare.lacking", { a: nameOf(a), b: nameOf(b) })} id="lacking">
                <LackingTable lacking={comparison.lackingForB} names={names} a={nameOf(a)} b={nameOf(b)} />
              </Card>
              <Grid columns="two">
                <ComparedSkills rows={comparison.sharedEssential} names={names} part="sharedEssential" />
                <ComparedSkills rows={comparison.sharedOptional} names={names} part="sharedOptional" />
              </Grid>
            </>
          )}
          <Grid columns="two">
            <ComparedSkills
              rows={comparison.onlyA}
              names={names}
              part={comparison.matched ? "onlyA" : "asked"}
              of={nameOf(a)}
            />
            <ComparedSkills
              rows={comparison.onlyB}
              names={names}
              part={comparison.matched ? "onlyB" : "asked"}
              of={nameOf(b)}
            />
          </Grid>
          <Card title={say("vocabulary.version.source")}>
            {sources
              .filter(
                (one, index) => sources.findIndex((other) => other.versionId === one.versionId) === index,
              )
              .map((one) => (
                <p key={one.versionId}>
                  {inLanguage(one.title, language).text}: <VersionOrigin version={one} />
                </p>
              ))}
          </Card>
        </>
      )}
    </>
  );
}
