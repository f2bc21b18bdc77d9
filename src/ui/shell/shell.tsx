import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { useLanguage } from "../language.ts";
import { languageLink } from "./language-link.ts";
import { Logo } from "./logo.tsx";
import type { LoopLinks } from "./loop-nav.tsx";
import { LoopSteps } from "./loop-nav.tsx";
import type { LoopStep } from "./loop-step.ts";
import { loopSteps } from "./loop-step.ts";

export type NavLink = { label: string; href: string; current?: boolean | undefined };

/** Who is signed in. Signing out posts a form; `fields` go with it as hidden inputs. */
export type ShellSession = {
  name: string;
  organisation?: ReactNode;
  /** Page of the person's own account. */
  account?: string | undefined;
  signOut: { action: string; fields?: Readonly<Record<string, string>> | undefined };
};

export type ShellFooter = {
  /** Where the figures come from. */
  source?: ReactNode;
  licence: ReactNode;
  version: string;
  contact?: ReactNode;
  links?: readonly NavLink[] | undefined;
};

export type ShellProps = {
  /** Query of this page (`useLocation().search`), which the language switch keeps. */
  search: string;
  /**
   * What is made up here: people and figures (`all`), or the people while the page's own data is real (`people`).
   * Every page and print wears the ribbon.
   */
  synthetic?: "all" | "people" | "partly" | undefined;
  /** Pages of the steps that exist. */
  loop: LoopLinks;
  current?: LoopStep | undefined;
  /** Pages of the current step. */
  parts?: readonly NavLink[] | undefined;
  corridor?: string | undefined;
  home?: string | undefined;
  /** Pages that are no step of the loop. */
  links?: readonly NavLink[] | undefined;
  session?: ShellSession | undefined;
  signIn: string;
  /** A page that stands alone, for whoever has its address: no way leads from it into the rest of the site. */
  alone?: boolean | undefined;
  footer: ShellFooter;
  children: ReactNode;
};

const ribbons = {
  all: "ui.ribbon.synthetic",
  people: "ui.ribbon.people",
  partly: "ui.ribbon.partly",
} as const;

/**
 * What surrounds every page: ribbon, bar with the loop, the page, footer.
 *
 * Accessibility: first tab stop skips to `main`; landmarks header, navigation, main, footer; on a phone the
 * whole navigation folds into one line, a native `details` that names the current step; nothing needs
 * JavaScript; the switch of language carries `lang` and `hreflang`. In print only brand and ribbon remain, on
 * each sheet.
 */
export function Shell(props: ShellProps) {
  const intl = useIntl();
  const { current, loop, parts = [], links = [], corridor = "ID–SG", home = "/" } = props;
  const account = <Account session={props.session} signIn={props.signIn} />;
  const pages = <PageLinks links={links} label="ui.shell.pages" />;
  const partLinks = <PageLinks links={parts} label="ui.shell.parts" />;
  const loopLabel = intl.formatMessage({ id: "ui.loop.label" });
  const brand = (
    <>
      <Logo />
      <span>Jembatan</span>
      {corridor && <span className="corridor">{corridor}</span>}
    </>
  );
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {intl.formatMessage({ id: "ui.shell.skip" })}
      </a>
      <header className="bar">
        {props.synthetic && (
          <div className="ribbon">
            <p className="wrap">{intl.formatMessage({ id: ribbons[props.synthetic] })}</p>
          </div>
        )}
        <div className="bar-top wrap">
          {props.alone ? (
            <span className="brand">{brand}</span>
          ) : (
            <a className="brand" href={home}>
              {brand}
            </a>
          )}
          {!props.alone && (
            <div className="bar-wide">
              {pages}
              {account}
            </div>
          )}
          <LanguageSwitch search={props.search} />
        </div>
        {!props.alone && (
          <>
            <nav className="bar-wide wrap" aria-label={loopLabel}>
              <LoopSteps links={loop} current={current} />
            </nav>
            {parts.length > 0 && <div className="bar-wide bar-parts wrap">{partLinks}</div>}
            <details className="menu">
              <summary className="wrap">
                <MenuLine current={current} />
              </summary>
              <div className="wrap">
                <nav aria-label={loopLabel}>
                  <LoopSteps links={loop} current={current} />
                </nav>
                {partLinks}
                {pages}
                {account}
              </div>
            </details>
          </>
        )}
      </header>
      <main className="wrap" id="main" tabIndex={-1}>
        {props.children}
      </main>
      <Footer {...props.footer} />
    </div>
  );
}

/** The one line that the loop folds into on a phone. */
function MenuLine({ current }: { current: LoopStep | undefined }) {
  const intl = useIntl();
  if (!current) return <span>{intl.formatMessage({ id: "ui.menu.all" })}</span>;
  return (
    <span>
      <small>
        {intl.formatMessage(
          { id: "ui.menu.step" },
          { step: loopSteps.indexOf(current) + 1, steps: loopSteps.length },
        )}
      </small>{" "}
      {intl.formatMessage({ id: `ui.loop.${current}` })}
    </span>
  );
}

function PageLinks({ links, label }: { links: readonly NavLink[]; label: string }) {
  const intl = useIntl();
  if (links.length === 0) return null;
  return (
    <nav aria-label={intl.formatMessage({ id: label })}>
      <LinkList links={links} />
    </nav>
  );
}

function LinkList({ links }: { links: readonly NavLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="links plain-list">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current ? "page" : undefined}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function LanguageSwitch({ search }: { search: string }) {
  const other = useLanguage() === "id" ? "en" : "id";
  return (
    <a className="language" href={languageLink(search, other)} lang={other} hrefLang={other}>
      {other === "en" ? "English" : "Bahasa Indonesia"}
    </a>
  );
}

function Account({ session, signIn }: Pick<ShellProps, "session" | "signIn">) {
  const intl = useIntl();
  if (!session) {
    return (
      <a className="button plain" href={signIn}>
        {intl.formatMessage({ id: "ui.shell.signIn" })}
      </a>
    );
  }
  return (
    <div className="account">
      <p>
        {session.account ? (
          <a href={session.account}>
            <strong>{session.name}</strong>
          </a>
        ) : (
          <strong>{session.name}</strong>
        )}
        {session.organisation && <small>{session.organisation}</small>}
      </p>
      <form method="post" action={session.signOut.action}>
        {Object.entries(session.signOut.fields ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button className="button plain">{intl.formatMessage({ id: "ui.shell.signOut" })}</button>
      </form>
    </div>
  );
}

function Footer({ source, licence, version, contact, links = [] }: ShellFooter) {
  const intl = useIntl();
  return (
    <footer className="footer">
      <div className="wrap">
        <div>
          {source && <p>{source}</p>}
          {contact && <p>{contact}</p>}
        </div>
        <div>
          <LinkList links={links} />
          <p>
            {intl.formatMessage({ id: "ui.footer.version" }, { version })} · {licence}
          </p>
        </div>
      </div>
    </footer>
  );
}
