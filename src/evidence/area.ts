/** The area that stands for all persons of the waves together. */
export const national = "national";
