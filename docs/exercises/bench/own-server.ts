import type { Knock } from '#docs/exercises/checking/diagnose';
import type { Surroundings } from '#docs/exercises/checking/surroundings';

/** Where the reader's own server is looked for; the policy of exercise pages lets it through. */
export const OWN_SERVER = 'ws://localhost:3000/ws';

/** How the page stands to a server on the reader's machine. */
export type Reach =
	/** It comes from the same machine. */
	| 'free'
	/** It comes from the web: the browser asks the reader first, or refuses. */
	| 'asks'
	/** It came by `http:` from another machine, and the browser refuses (Private Network Access). */
	| 'refused';

/** Says how a page at this address stands to a server on the reader's machine. */
export function reachOf({ hostname }: URL | Location, isSecure: boolean): Reach {
	if (/^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) return 'free';
	return isSecure ? 'asks' : 'refused';
}

/**
 * Firefox lets the connection wait that follows a failed one, up to seconds, as RFC 6455, section
 * 7.2.3, wants it; a check that is refused on purpose must not make the next one fail.
 */
const DIAL_PATIENCE = 10_000;

/**
 * One that listens and answers nothing is not waited for so long. Where the browser asks the reader
 * first, silence says nothing: it may be the reader who has not answered.
 */
const isSilent = async (url: string): Promise<boolean> =>
	reachOf(location, isSecureContext) === 'free' && (await knock(url)).type === 'silence';

/** What checks are run with against a server of the reader's own, by the browser's own means. */
export const ownServer: Surroundings = {
	WebSocket: globalThis.WebSocket,
	knock,
	dialPatience: DIAL_PATIENCE,
	isSilent,
};

/** The answer to a request that may not be read still tells that somebody is there. */
async function knock(url: string): Promise<Knock> {
	const address = new URL(url);
	address.protocol = address.protocol === 'wss:' ? 'https:' : 'http:';
	try {
		await fetch(address, {
			mode: 'no-cors',
			cache: 'no-store',
			signal: AbortSignal.timeout(1_000),
		});
		return { type: 'somebody' };
	} catch (error) {
		const isSilent = error instanceof DOMException && error.name === 'TimeoutError';
		return { type: isSilent ? 'silence' : 'nobody' };
	}
}
