import { serveRoute, type Api } from "../identity/index.server.ts";
import { answers, bilingualSchema, createRoute, problems, z } from "../platform/open-api.ts";
import { provinceList } from "./place.ts";
import { readPlaceHistory } from "./read-place-history.ts";
import { readPlaces } from "./read-places.ts";

const tags = ["vocabulary"];

const placeSchema = z
  .object({
    code: z.string(),
    name: bilingualSchema,
    zone: z.string().meta({ description: "IANA time zone", example: "Asia/Makassar" }),
    parent: z.string().nullable().meta({ description: "The place that it split from" }),
    validFrom: z.iso.date().nullable(),
    validUntil: z.iso.date().nullable(),
  })
  .openapi("Place");

const query = z.object({
  list: z.string().max(40).default(provinceList),
  on: z.iso.date().optional().meta({ description: "Only places that are there on this day" }),
});

const placesRoute = createRoute({
  method: "get",
  path: "/vocabulary/places",
  summary: "Places of a list, as of a day",
  tags,
  request: { query },
  responses: {
    ...answers(
      "Places in the order of their codes",
      z.object({ list: z.string(), on: z.iso.date().nullable(), places: z.array(placeSchema) }),
    ),
    ...problems(422),
  },
});

const linedSchema = placeSchema.extend({ note: z.string().nullable() });

const historyRoute = createRoute({
  method: "get",
  path: "/vocabulary/places/history",
  summary: "How a list of places became what it is",
  description:
    "Places on a day (left out: today) and every day on which places began or ended, the last first.",
  tags,
  request: { query },
  responses: {
    ...answers(
      "The list and its changes",
      z.object({
        list: z.string(),
        on: z.iso.date(),
        places: z.array(linedSchema),
        all: z.int().meta({ description: "How many places the list has had" }),
        changes: z.array(
          z.object({
            day: z.iso.date(),
            before: z.int(),
            after: z.int(),
            splits: z.array(z.object({ from: linedSchema.nullable(), began: z.array(linedSchema) })),
            ended: z.array(linedSchema),
          }),
        ),
      }),
    ),
    ...problems(422),
  },
});

/** Routes of places; all of them are public. */
export function placeApi(api: Api): void {
  serveRoute(api, placesRoute, (visit, input) => visit.perform(readPlaces, given(input)));
  serveRoute(api, historyRoute, (visit, input) => visit.perform(readPlaceHistory, given(input)));
}

const given = ({ list, on }: { list: string; on?: string | undefined }) => ({ list, ...(on && { on }) });
