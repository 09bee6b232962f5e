/** What only the server that runs now can answer. */
const OF_THE_SERVER = ['live', 'healthz', 'addresses', 'metrics'];
/** The folder whose files have their hash in their name, so that none of them ever changes. */
const HASHED = '_astro';

/**
 * How the service worker deals with a request:
 * - `not-ours`: it keeps out, and the browser does what it always does;
 * - `unchanging`: a copy is as good as the file;
 * - `changing`: the server is asked first, and a copy stands in where it does not answer.
 */
export type Kind = 'not-ours' | 'unchanging' | 'changing';

/**
 * Tells the kind of a request.
 * @param scope - the folder that the workbook is served from, as a whole address
 */
export function kindOfRequest(
	{ method, url }: Pick<Request, 'method' | 'url'>,
	scope: string,
): Kind {
	if (method !== 'GET' || !url.startsWith(scope)) return 'not-ours';
	const [folder = ''] = url.slice(scope.length).split(/[/?#]/);
	if (OF_THE_SERVER.includes(folder)) return 'not-ours';
	return folder === HASHED ? 'unchanging' : 'changing';
}
