import type { Socket } from 'node:net';
import type { Time } from '#demo-server/environment';
import { destroyLate, hangUp } from '#demo-server/own-connections';
import { HeldHandshake } from './held-handshake';
import type { Direction, EndedBy, Shown, Watches } from './watches';

/**
 * Joins a browser's connection with one to this server, so that each hears what the other says and
 * ends when the other ends; and shows it to whoever watches it from the same address.
 * @param address - where the browser is
 * @returns what ends both
 */
export function joinAndShow(
	browser: Socket,
	server: Socket,
	address: string,
	watches: Watches,
	time: Time,
): () => void {
	const { now } = time;
	const since = now();
	let held: HeldHandshake | undefined = new HeldHandshake();
	let shown: Shown | undefined;
	let isOver = false;

	const pass = (direction: Direction, octets: Uint8Array) => {
		if (!held) {
			shown?.octets(direction, now(), octets);
			return;
		}
		const id = held.push({ direction, at: now(), octets });
		if (id === undefined) return;
		if (id !== 'none') shown = watches.connected(id, address, since);
		if (shown) for (const one of held.passed()) shown.octets(one.direction, one.at, one.octets);
		held = undefined;
	};
	const ended = (by: EndedBy) => {
		if (isOver) return;
		isOver = true;
		shown?.ended(by);
	};

	browser.once('end', () => {
		ended('browser');
		destroyLate(server, time);
	});
	server.once('end', () => {
		ended('server');
		destroyLate(browser, time);
	});
	server.once('connect', () => carry(browser, server, (octets) => pass('up', octets)));
	carry(server, browser, (octets) => pass('down', octets));
	// One that breaks off, or was never made, ends the other too.
	browser.once('close', () => {
		ended('browser');
		hangUp(server, time);
	});
	server.once('close', () => {
		ended('server');
		hangUp(browser, time);
	});
	return () => {
		ended('tap');
		browser.destroy();
		// Not destroyed with it: what it has sent would be read as a stranger's.
		hangUp(server, time);
	};
}

/** Carries octets in one direction, no faster than they are taken, and the end behind them. */
function carry(from: Socket, to: Socket, seen: (octets: Uint8Array) => void): void {
	from.on('error', () => undefined);
	from.on('data', (octets: Uint8Array) => {
		seen(octets);
		if (!to.write(octets)) from.pause();
	});
	to.on('drain', () => from.resume());
	from.once('end', () => to.end());
	from.resume();
}
