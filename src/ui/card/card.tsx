import type { ReactNode } from "react";
import { useId } from "react";
import { classNames } from "../class-names.ts";

export type CardProps = {
  title?: ReactNode;
  /** Level of the heading; 2 on a page, 3 inside another section. */
  level?: 2 | 3 | undefined;
  /** A link or button at the right of the heading. */
  action?: ReactNode;
  /** A closing line under a hairline: the source, or where to go next. */
  foot?: ReactNode;
  id?: string | undefined;
  className?: string | undefined;
  children?: ReactNode;
};

/**
 * A white card on paper: one subject.
 *
 * Accessibility: with a title it is a section named by its heading; without one it is no landmark.
 */
export function Card({ title, level = 2, action, foot, id, className, children }: CardProps) {
  const headingId = useId();
  const Heading = `h${level}` as const;
  const body = (
    <>
      {children}
      {foot && <div className="card-foot">{foot}</div>}
    </>
  );
  if (!title) {
    return (
      <div className={classNames("card", className)} id={id}>
        {body}
      </div>
    );
  }
  return (
    <section className={classNames("card", className)} id={id} aria-labelledby={headingId}>
      <div className="card-head">
        <Heading id={headingId}>{title}</Heading>
        {action}
      </div>
      {body}
    </section>
  );
}

/**
 * A page that is read on one screen: heading, picture beside it, the main card under the heading, and the rest under the
 * picture. Without a picture the heading has the whole width; on a phone they follow one another.
 *
 * Accessibility: the reading order is the order in the source; visually the picture stands beside what is read before it
 * and after it.
 */
export function OneScreen({
  heading,
  picture,
  main,
  rest,
}: {
  heading: ReactNode;
  picture: ReactNode;
  main: ReactNode;
  rest: ReactNode;
}) {
  return (
    <div className="grid one-screen">
      <div className="at-heading">{heading}</div>
      {picture && <div className="at-picture">{picture}</div>}
      <div className="at-main">{main}</div>
      <div className="grid at-rest">{rest}</div>
    </div>
  );
}

/**
 * Places cards side by side and under each other where the width ends.
 *
 * @param columns `two` near halves, `three` thirds, `side` a wide column and a narrow one
 *
 * Accessibility: the reading order is the order in the source at every width.
 */
export function Grid({
  columns = "two",
  children,
}: {
  columns?: "one" | "two" | "three" | "side" | undefined;
  children: ReactNode;
}) {
  return <div className={`grid ${columns}`}>{children}</div>;
}
