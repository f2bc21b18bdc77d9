import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  ErrorSummary,
  Notice,
  PageHeading,
  RowItem,
  RowList,
  Tag,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import { addCredential, readInstructor, revokeCredential, saveInstructor } from "../index.server.ts";
import { credentialKinds, isCredentialOn, type CredentialKind } from "../instructor.ts";
import { CredentialForm } from "./credential-form.tsx";
import { InstructorFields, instructorFieldOf, TeachTag } from "./instructor-parts.tsx";
import { formErrors, typedIn } from "./roster-form.ts";
import type { Route } from "./+types/instructor.ts";

export const handle = { step: "deliver", sentences: ["roster.instructor"] };

const back = { href: "/instructors", label: "roster.instructor.title" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readInstructor, { instructor: params.instructor.slice(0, 60) });
  if (!read.ok) return deny(visit, read, back);
  return { ...read, saved: new URL(request.url).searchParams.get("saved") };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const typed = typedIn(await request.formData());
  const value = (name: string) => typed[name]?.trim() ?? "";
  const instructor = params.instructor;
  const intent = value("intent");
  const done =
    intent === "revoke"
      ? await visit.perform(revokeCredential, {
          instructor,
          credential: value("credential"),
          on: value("on"),
        })
      : intent === "credential"
        ? await visit.perform(addCredential, {
            ...{ instructor, kind: value("kind") as CredentialKind, code: value("code") },
            title: { id: value("title-id"), en: value("title-en") },
            ...{ validFrom: value("validFrom"), validUntil: value("validUntil") || null },
            ...{ issuer: value("issuer"), number: value("number"), source: value("source") },
          })
        : await visit.perform(saveInstructor, {
            ...{ instructor, centre: value("centre"), name: value("name"), since: value("since") },
            ...{ leftOn: value("leftOn") || null, person: value("person") || null },
          });
  return done.ok ? redirect(`/instructors/${instructor}?saved=change`, 303) : formProblem(visit, done, typed);
}

/** One instructor: whether they may teach today, and what proves it, technical and methodology apart. */
export default function InstructorPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const { instructor, credentials, day, mine, saved } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = formErrors(actionData?.problem, instructorFieldOf);
  const about = typed["intent"] ?? "";
  return (
    <>
      <title>{`${instructor.name} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("roster.instructor.title"), href: "/instructors" }]}
        title={instructor.name}
        meta={<TeachTag {...loaderData} />}
      />
      {saved && (
        <Notice kind="success" title={say(`roster.instructor.saved.${saved === "new" ? "new" : "change"}`)} />
      )}
      <div className="grid">
        <Card>
          <DescriptionList
            items={[
              {
                term: say("roster.instructor.centre"),
                description: (
                  <a href={`/centres/${instructor.centreKey}`}>
                    <BilingualText text={instructor.centreName} />
                  </a>
                ),
              },
              {
                term: say("roster.instructor.service"),
                description: instructor.leftOn
                  ? say("roster.instructor.span", {
                      from: dayText(instructor.since),
                      until: dayText(instructor.leftOn),
                    })
                  : say("roster.instructor.fromDay", { day: dayText(instructor.since) }),
              },
              {
                term: say("roster.instructor.readers"),
                description: say(
                  loaderData.overseen ? "roster.instructor.readersOverseen" : "roster.instructor.readersOwn",
                ),
              },
            ]}
          />
        </Card>
        {credentialKinds.map((kind) => {
          const some = credentials.filter((one) => one.kind === kind);
          return (
            <Card key={kind} title={say(`roster.instructor.kind.${kind}`)}>
              <p className="quiet">{say(`roster.instructor.kindLead.${kind}`)}</p>
              {some.length === 0 ? (
                <p>{say("roster.instructor.noCredential")}</p>
              ) : (
                <RowList>
                  {some.map((one) => (
                    <RowItem
                      key={one.credentialId}
                      title={<BilingualText text={one.title} />}
                      note={
                        <>
                          {one.validUntil
                            ? say("roster.instructor.span", {
                                from: dayText(one.validFrom),
                                until: dayText(one.validUntil),
                              })
                            : say("roster.instructor.fromDay", { day: dayText(one.validFrom) })}
                          {" · "}
                          {[one.issuer, one.number, one.code].filter(Boolean).join(" · ")}
                          <br />
                          {say("roster.instructor.source")}: {one.source}
                          {one.revokedOn && (
                            <>
                              <br />
                              {say("roster.instructor.revokedOn", { day: dayText(one.revokedOn) })}
                            </>
                          )}
                          {mine && !one.revokedOn && (
                            <details open={about === "revoke" && typed["credential"] === one.credentialId}>
                              <summary>{say("roster.instructor.revoke")}</summary>
                              <form method="post">
                                <input type="hidden" name="credential" value={one.credentialId} />
                                <TextInput
                                  name="on"
                                  id={`on-${one.credentialId}`}
                                  type="date"
                                  label={say("roster.instructor.revokeOn")}
                                  defaultValue={day}
                                  width={14}
                                />
                                <Button name="intent" value="revoke" variant="danger">
                                  {say("roster.instructor.revokeDo")}
                                </Button>
                              </form>
                            </details>
                          )}
                        </>
                      }
                      action={<CredentialTag credential={one} day={day} />}
                    />
                  ))}
                </RowList>
              )}
            </Card>
          );
        })}
        {mine && (
          <Card title={say("roster.instructor.addCredential")}>
            <CredentialForm
              typed={about === "credential" ? typed : {}}
              errors={about === "credential" ? errors : []}
              missing={loaderData.missing}
            />
          </Card>
        )}
        {mine && (
          <Card title={say("roster.instructor.change")}>
            <form method="post">
              <InstructorFields
                centres={loaderData.centres}
                accounts={loaderData.accounts}
                typed={
                  about === "instructor"
                    ? typed
                    : {
                        ...{ name: instructor.name, centre: instructor.centreKey, since: instructor.since },
                        ...{ leftOn: instructor.leftOn ?? "", person: instructor.personId ?? "" },
                      }
                }
                errors={about === "instructor" ? errors : []}
              />
              <div className="actions">
                <Button name="intent" value="instructor" variant="plain">
                  {say("roster.instructor.save")}
                </Button>
              </div>
            </form>
          </Card>
        )}
      </div>
    </>
  );
}

function CredentialTag({
  credential,
  day,
}: {
  credential: { validFrom: string; validUntil: string | null; revokedOn: string | null; endsSoon: boolean };
  day: string;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  if (credential.revokedOn !== null && credential.revokedOn <= day)
    return <Tag>{say("roster.instructor.revoked")}</Tag>;
  if (isCredentialOn(credential, day))
    return credential.endsSoon ? (
      <Tag kind="new">{say("roster.instructor.endsSoon")}</Tag>
    ) : (
      <Tag kind="ok">{say("roster.instructor.valid")}</Tag>
    );
  return credential.validFrom > day ? (
    <Tag>{say("roster.instructor.later")}</Tag>
  ) : (
    <Tag kind="late">{say("roster.instructor.ended")}</Tag>
  );
}
