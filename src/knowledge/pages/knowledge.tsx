import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHeading,
  pageNumber,
  Pagination,
  RowItem,
  RowList,
  Select,
  Tag,
  TextInput,
} from "../../ui/index.ts";
import { addItem, searchKnowledge } from "../index.server.ts";
import { itemKinds, itemPath, itemsOnPage } from "../item.ts";
import { licences } from "../licence.ts";
import { Office, useLanguageName, useLicence, useList, WhyFound } from "./item-parts.tsx";
import { searchAsked, searchHref, type SearchAsked } from "./search-asked.ts";
import type { Route } from "./+types/knowledge.ts";

export const handle = { step: "deliver", still: true };

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const asked = searchAsked(query);
  const page = pageNumber(query);
  const found = await visit.perform(searchKnowledge, { ...asked, offset: (page - 1) * itemsOnPage });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.items.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const { items, total, every } = found;
  return {
    ...{ items, total, every, asked, page },
    signedIn: visit.visitor !== null,
    mayAdd: decide(addItem.policy, visit.visitor?.principal ?? anonymous) === null,
    synthetic: items.length > 0 && items.every((item) => item.synthetic),
  };
}

/** What was learned, found by its words: notes of handover, teaching material, playbooks. */
export default function Knowledge({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { items, total, every, asked, page, signedIn, mayAdd } = loaderData;
  const narrowed = Boolean(asked.text || asked.kind || asked.language || asked.licence || asked.code);
  const title = say("knowledge.title");
  const button = mayAdd && <LinkButton href="/knowledge/new">{say("knowledge.add")}</LinkButton>;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        title={title}
        lead={say("knowledge.lead")}
        actions={total > 0 || narrowed ? button : undefined}
      />
      {(total > 0 || narrowed) && (
        <Card>
          <SearchForm asked={asked} narrowed={narrowed} />
        </Card>
      )}
      <Card
        title={
          total > 0 ? say(asked.text ? "knowledge.found" : "knowledge.all", { count: total }) : undefined
        }
      >
        {total === 0 ? (
          <EmptyState
            title={say(narrowed ? "knowledge.nothingFound" : "knowledge.nothing")}
            action={(!narrowed && button) || undefined}
          >
            <p>
              {narrowed
                ? say("knowledge.nothingFoundHow")
                : say(signedIn ? "knowledge.nothingHow" : "knowledge.nothingVisitor")}
            </p>
            {narrowed && (
              <p>
                <a href="/knowledge">{say("knowledge.showAll")}</a>
              </p>
            )}
          </EmptyState>
        ) : (
          <>
            {!every && <Notice>{say("knowledge.someWords")}</Notice>}
            <RowList>
              {items.map((item) => (
                <Found key={item.itemId} item={item} signedIn={signedIn} />
              ))}
            </RowList>
            <Pagination
              page={page}
              pageSize={itemsOnPage}
              total={total}
              href={(number) => searchHref(asked, number)}
            />
          </>
        )}
      </Card>
    </>
  );
}

function SearchForm({ asked, narrowed }: { asked: SearchAsked; narrowed: boolean }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const languageName = useLanguageName();
  const any = { value: "", label: say("knowledge.any") };
  const more = Boolean(asked.kind ?? asked.language ?? asked.licence ?? asked.code);
  return (
    <form method="get" action="/knowledge" role="search">
      <TextInput
        name="text"
        type="search"
        label={say("knowledge.text")}
        hint={say("knowledge.textHint")}
        defaultValue={asked.text}
        maxLength={300}
        optional="silently"
      />
      <details open={more}>
        <summary>{say("knowledge.narrow")}</summary>
        <Select
          name="kind"
          label={say("knowledge.kind")}
          defaultValue={asked.kind ?? ""}
          options={[any, ...itemKinds.map((kind) => ({ value: kind, label: say(`knowledge.kind.${kind}`) }))]}
          optional="silently"
        />
        <Select
          name="in"
          label={say("knowledge.inLanguage")}
          defaultValue={asked.language ?? ""}
          options={[any, ...(["id", "en"] as const).map((one) => ({ value: one, label: languageName(one) }))]}
          optional="silently"
        />
        <Select
          name="licence"
          label={say("knowledge.licence")}
          defaultValue={asked.licence ?? ""}
          options={[
            any,
            ...licences.map((one) => ({ value: one, label: say(`knowledge.licence.${one}`) })),
            { value: "own-words", label: say("knowledge.licence.own-words") },
          ]}
          optional="silently"
        />
        <TextInput
          name="code"
          label={say("knowledge.code")}
          hint={say("knowledge.codeHint")}
          defaultValue={asked.code ?? ""}
          maxLength={40}
          width={24}
          optional="silently"
        />
      </details>
      <div className="actions">
        <Button>{say("knowledge.search")}</Button>
        {narrowed && <a href="/knowledge">{say("knowledge.showAll")}</a>}
      </div>
    </form>
  );
}

type FoundItem = Route.ComponentProps["loaderData"]["items"][number];

function Found({ item, signedIn }: { item: FoundItem; signedIn: boolean }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const licence = useLicence();
  const languageName = useLanguageName();
  const list = useList();
  const { kind, languages, reuse } = item;
  return (
    <RowItem
      title={<BilingualText text={item.title} />}
      href={itemPath(item.itemId)}
      note={
        <>
          {say(`knowledge.kind.${kind}`)} · <Office name={item.office} />
          {languages.length > 0 && <> · {list(languages.map(languageName))}</>}
          {" · "}
          {licence(item.licence)}
          {reuse.uses > 0 && <> · {say("knowledge.usedTimes", { count: reuse.uses })}</>}
          {item.why ? (
            <>
              <br />
              <WhyFound why={item.why} />
            </>
          ) : (
            item.summary && (
              <>
                <br />
                <BilingualText text={item.summary} />
              </>
            )
          )}
        </>
      }
      action={
        item.withdrawnOn ? (
          <Tag kind="suppressed">{say("knowledge.withdrawn")}</Tag>
        ) : signedIn ? (
          <Tag kind={item.reach === "public" ? "ok" : "neutral"}>{say(`knowledge.reach.${item.reach}`)}</Tag>
        ) : undefined
      }
    />
  );
}
