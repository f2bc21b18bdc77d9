/** What an office is asked to do with what reaches it. */
export const asks = ["relay", "answer", "inform", "sign"] as const;
export type Ask = (typeof asks)[number];

/** How a letter goes to the next office. */
export const channels = ["letter", "mail", "meeting", "chat", "phone", "embassy", "workbench"] as const;
export type Channel = (typeof channels)[number];
