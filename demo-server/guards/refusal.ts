import { REFUSALS, type Refusal } from '#protocol';

const SENTENCES: Record<Refusal, string> = {
	'bad-host': 'Open the workbook by the address that the server printed when it started.',
	'bad-origin': 'Connect from a page that this server has served.',
	'bad-room': 'Add ?room= and a room id of 22 characters, as the page makes it, to the address.',
	'bad-upgrade': 'Send a handshake as RFC 6455, section 4.1, describes it.',
	'server-full': 'The server has no room for another connection; try again in a minute.',
	'too-many-connections':
		'Close some of the tabs or programs that are connected from your network.',
	'too-many-handshakes': 'Connect less often; wait a second before the next handshake.',
	'too-many-requests': 'Ask less often; wait a second before the next request.',
	'upgrade-required': 'This address speaks WebSocket only; connect to it with new WebSocket().',
};

/** Refused for how often they came, and let in a second later. */
const HASTY: ReadonlySet<Refusal> = new Set<Refusal>(['too-many-handshakes', 'too-many-requests']);

/** Answers a request that is not let in: what is wrong, what to do, and where to read more. */
export function refusal(reason: Refusal): Response {
	const status = REFUSALS[reason];
	const headers = new Headers({ 'cache-control': 'no-store' });
	// RFC 9110, section 15.5.22: a 426 has to say what to upgrade to.
	if (status === 426) headers.set('upgrade', 'websocket');
	// RFC 6585, section 4.
	if (HASTY.has(reason)) headers.set('retry-after', '1');
	return Response.json(
		{ error: reason, message: SENTENCES[reason], see: `/en/reference/refusals/#${reason}` },
		{ status, headers },
	);
}
