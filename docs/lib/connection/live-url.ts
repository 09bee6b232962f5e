/**
 * The address of a live demo on the server that this page came from.
 * @param demo - its name, as in `/live/<demo>`
 * @param query - what to say in the address, such as the room
 */
export function liveUrl(demo: string, query: Readonly<Record<string, string>> = {}): URL {
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	const url = new URL(`${base}live/${demo}`, location.href);
	url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
	url.search = new URLSearchParams(query).toString();
	return url;
}
