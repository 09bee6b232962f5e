/**
 * The address of a page of the reference, in the language of the page that it is called on. Only in
 * a browser: the language stands on the document.
 */
export function referenceLink(page: string): string {
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	return `${base}${document.documentElement.lang}/reference/${page}/`;
}
