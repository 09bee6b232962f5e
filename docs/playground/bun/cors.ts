/** Headers and methods that a page may use without asking (Fetch Standard, "CORS-safelisted"). */
const SIMPLE_METHODS = new Set(['GET', 'HEAD', 'POST']);
const SIMPLE_HEADERS = new Set([
	'accept',
	'accept-language',
	'content-language',
	'content-type',
	// Not for a page to set, but an EventSource that comes back sends it unasked.
	'last-event-id',
]);
const SIMPLE_TYPES = /^(?:text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

const list = (value: string | null) =>
	(value ?? '').split(',').map((entry) => entry.trim().toLowerCase());

const unusualHeaders = (headers: Headers): string[] =>
	[...headers]
		.filter(
			([name, value]) =>
				!SIMPLE_HEADERS.has(name) || (name === 'content-type' && !SIMPLE_TYPES.test(value)),
		)
		.map(([name]) => name);

/** The headers of the question that comes first; none for a request that needs no leave. */
export function preflightOf(method: string, headers: Headers): Headers | undefined {
	const unusual = unusualHeaders(headers);
	if (SIMPLE_METHODS.has(method) && unusual.length === 0) return undefined;
	const asked = new Headers({ 'access-control-request-method': method });
	if (unusual.length > 0) asked.set('access-control-request-headers', unusual.sort().join(','));
	return asked;
}

/** Why a page of this origin may not read an answer; nothing when it may (Fetch, "CORS check"). */
export function whyBlocked(origin: string, answer: Headers): string | undefined {
	const allowed = answer.get('access-control-allow-origin');
	if (allowed === '*' || allowed === origin) return undefined;
	return allowed === null
		? `the server’s answer has no Access-Control-Allow-Origin, and the page is of ${origin}`
		: `the server allows ${allowed}, and the page is of ${origin}`;
}

/** Why a preflight's answer does not allow the request (Fetch, "CORS-preflight fetch"). */
export function whyNotAllowed(
	method: string,
	headers: Headers,
	{ ok, headers: answer }: Response,
): string | undefined {
	if (!ok) return 'the server refused the preflight (OPTIONS)';
	const methods = list(answer.get('access-control-allow-methods'));
	if (
		!SIMPLE_METHODS.has(method) &&
		!methods.includes('*') &&
		!methods.includes(method.toLowerCase())
	)
		return `the server does not allow the method ${method}`;
	const names = list(answer.get('access-control-allow-headers'));
	const missing = unusualHeaders(headers).find(
		(name) => !names.includes(name) && !names.includes('*'),
	);
	return missing === undefined ? undefined : `the server does not allow the header ${missing}`;
}
