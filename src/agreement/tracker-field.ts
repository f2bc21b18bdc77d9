/** What a column of an office's own tracker may tell. `note` may be told by several columns. */
export const trackerFields = [
  "number",
  "date",
  "kind",
  "sender",
  "receiver",
  "subject",
  "channel",
  "owner",
  "due",
  "nextActor",
  "state",
  "replyNumber",
  "replyDate",
  "replyText",
  "note",
] as const;
export type TrackerField = (typeof trackerFields)[number];
