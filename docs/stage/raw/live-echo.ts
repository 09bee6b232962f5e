import type { RequestToWrite } from '#rfc6455';
import { liveUrl } from '#docs/lib/connection/live-url';

/** Whom a raw request is for. */
export type EchoServer = Pick<RequestToWrite, 'target' | 'host' | 'origin'>;

/** The echo of the server that this page came from. */
export function liveEcho(): EchoServer {
	const { pathname, host } = liveUrl('echo');
	return { target: pathname, host, origin: location.origin };
}
