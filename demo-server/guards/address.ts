/** Says whether an address is this machine's own: 127.0.0.0/8 or ::1. */
export function isLoopback(address: string | undefined): boolean {
	return address !== undefined && (address === '::1' || address.startsWith('127.'));
}

/**
 * Finds out whom a request comes from.
 * @param peer - the other end of the TCP connection
 * @param forwardedFor - `X-Forwarded-For`, when a trusted proxy stands in front: the last entry
 *   is the one that the proxy wrote itself, all before it is hearsay
 */
export function clientAddress(peer: string | undefined, forwardedFor?: string): string {
	const forwarded = forwardedFor?.split(',').at(-1)?.trim();
	return (forwarded || peer || 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
}
