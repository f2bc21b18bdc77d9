/** The page on which a version is sealed, and its signed paper kept. */
export const sealPath = (versionId: string): string => `/agreement/versions/${versionId}/seal`;
