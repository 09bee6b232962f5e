/** The languages of the workbook, by the folder of `docs/content/docs` that holds them. */
export const LANGUAGES = {
	ja: { label: '日本語', lang: 'ja' },
	en: { label: 'English', lang: 'en' },
} as const;

export type Language = keyof typeof LANGUAGES;

/** What a reader gets of whom nothing is known. */
export const DEFAULT_LANGUAGE: Language = 'ja';

/** Whether it is one of them: the folder of a page, or the language of a document. */
export const isLanguage = (name: unknown): name is Language =>
	typeof name === 'string' && Object.hasOwn(LANGUAGES, name);
