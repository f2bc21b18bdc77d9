import { useEffect } from "react";
import { useRevalidator } from "react-router";
import { useScripts } from "../scripts.ts";

const milliseconds = 1_000;

/**
 * Keeps a page about long work fresh while it stands on it: by asking again, and without JavaScript by loading the page
 * again every few seconds.
 */
export function UnderWay() {
  useScripts();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), milliseconds);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="3" />
    </noscript>
  );
}
