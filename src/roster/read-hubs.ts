import { z } from "zod";
import { anyone, officeRoles, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { hubKinds, hubPageSize } from "./hub-words.ts";
import { provinceName } from "./province.ts";
import type { HubStores } from "./stores.ts";

/**
 * Innovation Centers and Talent Hubs by name, with how far each is.
 * @returns a page of `hubs`, and how many there are on all pages
 */
export const readHubs = useCase<HubStores>()({
  name: "roster.read-hubs",
  kind: "read",
  policy: [anyone],
  input: z.object({
    kind: z.enum(hubKinds).nullish(),
    province: z
      .string()
      .regex(/^\d{2}$/)
      .nullish(),
    text: z.string().trim().max(100).nullish(),
    language: z.enum(["id", "en"]).default("id"),
    limit: z.int().min(1).max(100).default(hubPageSize),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  async run({ stores: { roster }, today }, { kind, province, text, ...page }) {
    const search = { kind: kind ?? null, province: province ?? null, text: text || null };
    const { hubs, total } = await roster.findHubs(search, page);
    const named = hubs.map((hub) => ({ ...hub, provinceName: provinceName(hub.provinceCode) }));
    return { ok: true, today, hubs: named, total };
  },
});

/**
 * One hub with its development plan and who comes to it. Risks are read by its own office alone.
 * Refusal: HUB_NOT_FOUND.
 */
export const readHub = useCase<HubStores>()({
  name: "roster.read-hub",
  kind: "read",
  policy: [anyone],
  input: z.object({ key: z.string().max(60) }),
  async run({ stores: { roster, identity, hubArrivals }, principal, today }, { key }) {
    const hub = await roster.hubByKey(key);
    if (!hub) return refuse("HUB_NOT_FOUND");
    const inside =
      principal.kind === "member" &&
      principal.organisation === hub.organisationId &&
      officeRoles.some((role) => role === principal.role);
    const office = await identity.organisation(hub.organisationId);
    return {
      ok: true,
      today,
      hub: { ...hub, provinceName: provinceName(hub.provinceCode) },
      office: office?.name ?? null,
      plan: await roster.plan(hub.hubId),
      arrivals: await hubArrivals.comingTo(hub.hubId),
      /** The reader is of the office that keeps it, and reads the risks too. */
      own: inside,
    };
  },
});
