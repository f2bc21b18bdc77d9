/** How a list of instructors is looked at: all, who may teach, who soon may no more, and who may not. */
export const instructorViews = ["all", "teaching", "ending", "not-teaching"] as const;
export type InstructorView = (typeof instructorViews)[number];
