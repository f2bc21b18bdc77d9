declare module "virtual:sentences" {
  /** By language and part (a module, or the frame): its sentences, by key. Made by vite.config.ts. */
  export const sentences: Record<
    "id" | "en",
    Record<string, () => Promise<{ default: Record<string, string> }>>
  >;
}
