import type { Head } from './wire';

/**
 * Makes the request that a server is handed. A browser's `Request` drops the very headers that make
 * a handshake (Fetch Standard, "forbidden request-header"), so it gets its headers afterwards.
 */
export function requestOf(
	method: string,
	url: URL,
	head: Head,
	body?: ArrayBuffer,
	signal?: AbortSignal,
): Request {
	const headers = new Headers([['host', url.host]]);
	for (const [name, value] of head) headers.append(name, value);
	if (body) headers.set('content-length', String(body.byteLength));
	const target = new URL(url);
	target.hash = '';
	const request = new Request(target, { method, ...(body && { body }), ...(signal && { signal }) });
	Object.defineProperty(request, 'headers', { value: headers });
	return request;
}
