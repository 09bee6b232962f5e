import type { Language } from '#docs/languages';

/** One sentence in every language. */
export type Wording = Readonly<Record<Language, string>>;
