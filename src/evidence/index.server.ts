export { evidenceStore, type EvidenceStore } from "./store.ts";
export type { EvidenceStores } from "./stores.ts";
export { importSurvey, mappingPath } from "./import-survey.ts";
export { importVacancies } from "./import-vacancies.ts";
export { computeOccupationList } from "./compute-list.ts";
export { releaseList } from "./release-list.ts";
export { readDossier, readList, readLists, readNumbers } from "./read-list.ts";
export { readIndicatorRecords, recordGroups } from "./read-records.ts";
export { readDataset, readDatasets } from "./read-datasets.ts";
