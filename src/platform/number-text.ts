/** A number as a printer sets it: the formats of both languages write a hyphen where a minus belongs. */
export const trueMinus = (text: string): string => text.replaceAll("-", "−");
