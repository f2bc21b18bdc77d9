import { z } from "zod";
import { currencies, units, type Figure } from "./figure-reading.ts";

export {
  figureText,
  pieces,
  rendered,
  unknownFigures,
  type Figure,
  type Figures,
  type Piece,
} from "./figure-reading.ts";
export { currencies, units };

/** A figure as it is written down; what it means stands in `figure-reading.ts`. */
export const figureSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("number"), value: z.number().min(0).max(1e15), unit: z.enum(units) }),
  z.object({ type: z.literal("money"), value: z.number().min(0).max(1e15), currency: z.enum(currencies) }),
  z.object({ type: z.literal("day"), value: z.iso.date() }),
]) satisfies z.ZodType<Figure>;

/** The name of a figure, as it stands between braces in a text. */
export const figureNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const figuresSchema = z.record(figureNameSchema, figureSchema);
