import { DEFAULT_LANGUAGE, isLanguage, type Language } from '#docs/languages';

/** The cookie that holds the reader's choice. The demo server reads it too, to answer `/`. */
const COOKIE = 'lang';
const ONE_YEAR = 31_536_000;

/**
 * Writes the cookie that remembers a choice for a year.
 * @param base - the folder of the host that the workbook has to itself; its neighbours never see it
 */
export function languageCookie(language: Language, base = '/'): string {
	const path = base.replace(/\/?$/, '/');
	return `${COOKIE}=${language}; path=${path}; max-age=${String(ONE_YEAR)}; samesite=lax`;
}

/** The language that a path of the site is in, or `undefined` where it is in none. */
export function languageOfPath(path: string, base = '/'): Language | undefined {
	const inside = path.startsWith(base) ? path.slice(base.length) : path;
	const [first = ''] = inside.split('/').filter(Boolean);
	return isLanguage(first) ? first : undefined;
}

/**
 * The language to greet a reader in: the one chosen before, else the first one we have of those
 * that the browser asks for, else the default.
 * @param cookies - as `document.cookie` gives them
 * @param preferred - as `navigator.languages` gives them, the dearest first
 */
export function greetingLanguage(cookies: string, preferred: readonly string[]): Language {
	const chosen = cookies
		.split('; ')
		.find((cookie) => cookie.startsWith(`${COOKIE}=`))
		?.slice(COOKIE.length + 1);
	const wishes = [chosen ?? '', ...preferred.map((tag) => tag.split('-')[0] ?? '')];
	return wishes.map((tag) => tag.toLowerCase()).find(isLanguage) ?? DEFAULT_LANGUAGE;
}
