import { REFUSALS, type Refusal } from '#protocol';

/**
 * Why a handshake failed, as far as a page can find out: nobody answers, there is a site but no
 * demo server behind it, or the server refused with a reason.
 */
export type Diagnosis = 'unreachable' | 'no-demo-server' | Refusal;

const isRefusal = (code: unknown): code is Refusal =>
	typeof code === 'string' && Object.hasOwn(REFUSALS, code);

/**
 * Asks the address of a socket over plain HTTP. A browser tells a page nothing about a refused
 * handshake but close code 1006 (WebSockets Standard, "fail the WebSocket connection"), yet the
 * same guards answer a plain request in words. `upgrade-required` means that they had nothing against
 * it: what failed is the way of a WebSocket to the server.
 */
export async function diagnose(url: URL): Promise<Diagnosis> {
	const plain = new URL(url);
	plain.protocol = url.protocol === 'wss:' ? 'https:' : 'http:';
	try {
		const response = await fetch(plain, { cache: 'no-store' });
		const type = response.headers.get('content-type') ?? '';
		if (!type.includes('json')) return 'no-demo-server';
		const body: unknown = await response.json();
		const code = typeof body === 'object' && body && 'error' in body ? body.error : undefined;
		return isRefusal(code) ? code : 'no-demo-server';
	} catch {
		return 'unreachable';
	}
}
