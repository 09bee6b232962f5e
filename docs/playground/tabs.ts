/** A browser tab of the playground. */
export type Tab = 1 | 2 | 3;

export const TABS = [1, 2, 3] as const satisfies readonly Tab[];
