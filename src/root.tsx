import type { ReactNode } from "react";
import { use, useEffect } from "react";
import { useIntl } from "react-intl";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from "react-router";
import type { Route } from "./+types/root";
import { framePart } from "./browser-sentences.ts";
import { visitOf, type Denied } from "./identity/index.server.ts";
import { NonceContext } from "./nonce.ts";
import { deliverParts, partOf } from "./step-parts.ts";
import { SentencesContext } from "./sentences-context.ts";
import { inLanguage, type Language } from "./platform/index.ts";
import { LinkButton, PageHeading, ScriptsContext, Shell, type LoopStep } from "./ui/index.ts";
import font from "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url";
import icon from "./ui/shell/icon.svg?url";
import styles from "./ui/styles.css?url";

export const links: Route.LinksFunction = () => [
  { rel: "preload", href: font, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", type: "image/svg+xml", href: icon },
];

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { visitor, language, demo } = visit;
  const corridor = await visit.frame();
  return {
    language,
    demo,
    corridor: corridor && {
      code: corridor.code.toUpperCase().replace("-", "–"),
      synthetic: corridor.synthetic,
    },
    session: visitor && {
      name: visitor.principal.name,
      organisation: inLanguage(visitor.organisationName, language).text,
      role: visitor.principal.role,
    },
  };
}

/**
 * What a page may say about itself to the frame around it; `sentences`: of which modules it says some besides its own;
 * `alone`: from it no way leads into the rest of the site.
 */
export type PageHandle = { step?: LoopStep; sentences?: string[]; alone?: boolean };

/** What a page's loader may say: whether what the page is about is made up, all of it or a part that bears a mark. */
export type PageData = { synthetic?: boolean | "partly" };

const ribbonOf = ({ synthetic }: PageData) =>
  synthetic === false ? "people" : synthetic === "partly" ? "partly" : "all";

export function Layout({ children }: { children: ReactNode }) {
  const intl = useIntl();
  const nonce = use(NonceContext);
  const data = useRouteLoaderData<typeof loader>("root");
  const { search, pathname } = useLocation();
  const matches = useMatches();
  const handles = matches.map((match) => match.handle as PageHandle | undefined);
  const about = (matches.at(-1)?.loaderData ?? {}) as PageData;
  const language: Language = intl.locale.startsWith("en") ? "en" : "id";
  const step = handles.findLast((handle) => handle?.step)?.step;
  const session = data?.session;
  const parts = step === "deliver" ? deliverParts(session?.role ?? null) : [];
  const own = matches.flatMap(({ id }) => (id.includes("/") ? [id.slice(0, id.indexOf("/"))] : []));
  const sentences = [
    ...new Set([framePart, ...own, ...handles.flatMap((handle) => handle?.sentences ?? [])]),
  ];
  const pending = use(SentencesContext)?.(sentences);
  if (pending) use(pending);
  useEffect(() => {
    // What the browser's own tools, and tests, can see: from here on the page answers by itself.
    performance.mark("answering");
  }, []);
  return (
    <html lang={language} data-sentences={sentences.join(" ")}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta property="csp-nonce" nonce={nonce} />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell
          search={search}
          synthetic={data?.corridor?.synthetic ? ribbonOf(about) : undefined}
          loop={{
            sense: "/col",
            ...(session && { agree: "/agreement" }),
            deliver: session ? "/placements" : "/hubs",
          }}
          current={step}
          parts={parts.map(({ href, label }) => ({
            href,
            label: intl.formatMessage({ id: label }),
            current: href === partOf(parts, pathname),
          }))}
          corridor={data?.corridor?.code ?? ""}
          links={[
            { label: intl.formatMessage({ id: "root.nav.vocabulary" }), href: "/vocabulary" },
            ...(session
              ? [
                  { label: intl.formatMessage({ id: "root.nav.datasets" }), href: "/evidence" },
                  { label: intl.formatMessage({ id: "root.nav.ledger" }), href: "/ledger" },
                ]
              : []),
            ...(session?.role === "registrar"
              ? [{ label: intl.formatMessage({ id: "root.nav.desk" }), href: "/desk" }]
              : []),
          ]}
          session={
            session
              ? {
                  name: session.name,
                  organisation: session.organisation,
                  account: "/account",
                  signOut: { action: "/sign-out" },
                }
              : undefined
          }
          signIn="/sign-in"
          alone={handles.some((handle) => handle?.alone)}
          footer={{
            source: intl.formatMessage({ id: "root.footer.source" }),
            licence: intl.formatMessage({ id: "root.footer.licence" }),
            version: "0.1",
          }}
        >
          {children}
        </Shell>
        <ScriptsWhereAsked />
      </body>
    </html>
  );
}

/** Stands last: by then every part of the page has been written, and those that want scripts have asked. */
function ScriptsWhereAsked() {
  const nonce = use(NonceContext);
  const scripts = use(ScriptsContext);
  if (scripts && !scripts.asked) return null;
  return (
    <>
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

/** A refusal that a page threw, or a bug: the same frame, a sentence, and the way back. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const intl = useIntl();
  const alone = useMatches().some((match) => (match.handle as PageHandle | undefined)?.alone);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const kind = status === 404 || status === 403 || status === 401 || status === 503 ? status : 500;
  const told: unknown = isRouteErrorResponse(error) ? error.data : null;
  const denied = told && typeof told === "object" && "back" in told ? (told as Denied) : null;
  const said = denied?.sentence ?? (typeof told === "string" ? told : null);
  return (
    <>
      <title>{`${intl.formatMessage({ id: `root.error.title${kind}` })} · Jembatan`}</title>
      <PageHeading
        title={intl.formatMessage({ id: `root.error.title${kind}` })}
        lead={said || intl.formatMessage({ id: `root.error.lead${kind}` })}
        actions={
          kind === 401 ? (
            <LinkButton href="/sign-in">{intl.formatMessage({ id: "ui.shell.signIn" })}</LinkButton>
          ) : (
            <>
              {denied && <LinkButton href={denied.back.href}>{denied.back.label}</LinkButton>}
              {!alone && (
                <LinkButton href="/" variant={denied ? "plain" : undefined}>
                  {intl.formatMessage({ id: "root.error.home" })}
                </LinkButton>
              )}
            </>
          )
        }
      />
    </>
  );
}
