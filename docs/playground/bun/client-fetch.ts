import type { Client, ClientOptions } from './client';
import { preflightOf, whyBlocked, whyNotAllowed } from './cors';
import type { Exchanges } from './exchanges';
import type { FromServer } from './wire';

/** Statuses whose response has no body (Fetch Standard, "null body status"). */
const NULL_BODY = new Set([101, 103, 204, 205, 304]);

interface Asked {
	method: string;
	url: URL;
	headers: Headers;
	body?: ArrayBuffer;
	signal: AbortSignal;
}

/** Makes the `fetch` of a page, whose only network is the in-page one. */
export function createFetch(exchanges: Exchanges, { origin }: ClientOptions): Client['fetch'] {
	return async function fetch(input, init) {
		const request = new Request(input instanceof Request ? input : new URL(input, origin), init);
		const { method, headers, signal } = request;
		const url = new URL(request.url);
		const body = await request.arrayBuffer();
		const asked: Asked = { method, url, headers, signal, ...(body.byteLength > 0 && { body }) };
		if (origin === undefined || url.origin === origin) return ask(exchanges, asked);

		const preflight = preflightOf(method, headers);
		if (preflight) {
			preflight.set('origin', origin);
			const options = { method: 'OPTIONS', url, headers: preflight, signal };
			const answer = await ask(exchanges, options);
			block(url, whyBlocked(origin, answer.headers) ?? whyNotAllowed(method, headers, answer));
		}
		const own = new Headers(headers);
		own.set('origin', origin);
		const response = await ask(exchanges, { ...asked, headers: own });
		block(url, whyBlocked(origin, response.headers));
		return response;
	};
}

/** @throws {TypeError} as a browser does; its console would say why, so the message does */
function block(url: URL, reason: string | undefined): void {
	if (reason !== undefined) throw new TypeError(`Failed to fetch ${url.href}: ${reason} (CORS)`);
}

function ask(
	exchanges: Exchanges,
	{ method, url, headers, body, signal }: Asked,
): Promise<Response> {
	return new Promise((resolve, reject) => {
		let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
		const exchange = exchanges.begin((message) => {
			hear(message);
		});

		const fail = (error: Error) => {
			exchange.end();
			reject(error);
			stream?.error(error);
		};
		const give = () => {
			exchange.send({ type: 'abort' });
			fail(aborted(signal));
		};
		const hear = (message: FromServer) => {
			switch (message.type) {
				case 'response': {
					const { status, statusText, headers: head } = message;
					const content = new ReadableStream<Uint8Array>({
						start: (controller) => {
							stream = controller;
						},
						cancel: () => {
							exchange.send({ type: 'abort' });
							exchange.end();
						},
					});
					const entity = NULL_BODY.has(status) || method === 'HEAD' ? null : content;
					const response = new Response(entity, { status, statusText, headers: pairsOf(head) });
					Object.defineProperty(response, 'url', { value: url.href });
					resolve(response);
					return;
				}
				case 'chunk':
					stream?.enqueue(new Uint8Array(message.bytes));
					return;
				case 'end':
					exchange.end();
					signal.removeEventListener('abort', give);
					stream?.close();
					return;
				case 'broken':
					fail(new TypeError(`Failed to fetch ${url.href}: nobody answers there.`));
					return;
				case 'opened':
				case 'refused':
				case 'message':
				case 'closed':
					// Those are for sockets.
					return;
				default:
					message satisfies never;
			}
		};

		if (signal.aborted) {
			fail(aborted(signal));
			return;
		}
		signal.addEventListener('abort', give);
		exchange.send({
			type: 'request',
			method,
			url: url.href,
			headers: [...headers],
			...(body && { body }),
		});
	});
}

const aborted = ({ reason }: AbortSignal): Error =>
	reason instanceof Error ? reason : new DOMException(String(reason), 'AbortError');

const pairsOf = (head: readonly (readonly [string, string])[]): [string, string][] =>
	head.map(([name, value]) => [name, value]);
