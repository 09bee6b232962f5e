import { languageCookie, languageOfPath } from '#docs/lib/language-choice';

/** Remembers the language that is picked in Starlight's language picker. */
export function rememberLanguage(base: string): void {
	// Starlight leaves the page on `change`; capturing, we are first.
	document.addEventListener(
		'change',
		({ target }) => {
			if (!(target instanceof HTMLSelectElement)) return;
			if (!target.closest('starlight-lang-select')) return;
			const language = languageOfPath(target.value, base);
			if (language) document.cookie = languageCookie(language, base);
		},
		{ capture: true },
	);
}
