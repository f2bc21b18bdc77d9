import { redirect } from "react-router";
import { signOut, visitOf } from "../index.server.ts";
import type { Route } from "./+types/sign-out.ts";

/** Opening the address does nothing: only the form in the bar signs out. */
export function loader() {
  throw redirect("/");
}

export async function action({ context }: Route.ActionArgs) {
  const visit = visitOf(context);
  if (visit.token) await visit.perform(signOut, { token: visit.token });
  return redirect("/", { headers: { "set-cookie": visit.sessionCookie(null) } });
}

export default function SignOut() {
  return null;
}
