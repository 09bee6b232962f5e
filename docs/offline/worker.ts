/**
 * The service worker: after one visit, the whole workbook can be read without a network. It is
 * bundled by docs/build/service-worker.ts, which puts what there is to keep on its first line.
 */
import { precache } from 'workbox-precaching';

import { Copies } from './Copies';
import { kindOfRequest } from './kind-of-request';
import { TAKE_OVER } from './take-over';
import type { WorkerScope } from './worker-scope';

declare const self: WorkerScope;

/** How long a server may take before a copy is shown in its place, in ms: a train in a tunnel. */
const PATIENCE = 5_000;
/** What a proxy answers for a server that is away. */
const AWAY = [502, 503, 504];

const { scope } = self.registration;
const { entries, heavy } = self.precache;
const copies = new Copies(scope, heavy);

precache([...entries]);

self.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([self.clients.claim(), copies.forgetOld()]));
});

// A new version waits until no page of the old one is open, so that what somebody reads and types
// goes on with the parts it began with. A fresh page that is alone need not wait.
self.addEventListener('message', (event) => {
	if (event.data !== TAKE_OVER) return;
	const pages = self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	event.waitUntil(
		pages.then(async ({ length }) => {
			if (length <= 1) await self.skipWaiting();
		}),
	);
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const address = request.url.replace(/[?#].*/, '');
	switch (kindOfRequest(request, scope)) {
		case 'unchanging':
			event.respondWith(copies.of(address).then((copy) => copy ?? ask(request, address)));
			return;
		case 'changing':
			event.respondWith(askFirst(request, address));
			return;
		case 'not-ours':
	}
});

/** The server's answer, which is kept where it is a heavy file. */
async function ask(request: Request, address: string): Promise<Response> {
	const response = await fetch(request);
	await copies.keep(address, response);
	return response;
}

/** The server's answer, or the copy where there is none, or none in time. */
async function askFirst(request: Request, address: string): Promise<Response> {
	const answer = ask(request, address).catch(() => undefined);
	const inTime = await Promise.race([answer, after(PATIENCE)]);
	if (inTime && !AWAY.includes(inTime.status)) return inTime;
	const copy = await (request.mode === 'navigate' ? copies.ofPage(address) : copies.of(address));
	return copy ?? (await answer) ?? Response.error();
}

const after = (ms: number) =>
	new Promise<undefined>((resolve) => {
		setTimeout(resolve, ms, undefined);
	});
