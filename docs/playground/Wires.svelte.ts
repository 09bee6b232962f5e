import { SvelteMap } from 'svelte/reactivity';

import type { Status } from '#docs/lib/connection/Connection.svelte';
import { Facts } from '#docs/stage/Facts.svelte';
import { SERVER } from '#docs/stage/marks';
import { Journey, Player } from '#docs/stage/Player.svelte';
import type { Passing } from './run/contract';
import type { Tab } from './tabs';

/** The picture has one rail, which all messages cross. */
export const RAIL = 'wire';

/** Milliseconds in which equal messages to several tabs are drawn as one that fans out. */
const FAN_OUT = 40;

interface Socket {
	tab: Tab;
	status: Status;
	code?: number;
}

/** A message of the server that is on its way, and whom it has reached. */
interface Delivery {
	journey: Journey;
	text: string;
	at: number;
	tabs: ReadonlySet<Tab>;
}

/** What passes between the tabs and the server, as a picture and as a log. */
export class Wires {
	readonly player = new Player(() => undefined);
	readonly facts = new Facts();
	readonly #clock: () => number;
	readonly #sockets = new SvelteMap<string, Socket>();
	#path = $state<string>();
	#last: Delivery | undefined;
	#next = 0;

	/** @param clock - milliseconds that only ever grow, as `performance.now` gives */
	constructor(clock: () => number) {
		this.#clock = clock;
	}

	/** The path that was dialled last, as it names the rail. */
	get path(): string | undefined {
		return this.#path;
	}

	/** How many sockets are open now. */
	get open(): number {
		return [...this.#sockets.values()].filter(({ status }) => status === 'open').length;
	}

	/** The status of a tab: that of the best of its sockets. */
	statusOf(tab: Tab): Status {
		const own = this.#of(tab).map(({ status }) => status);
		if (own.length === 0) return 'idle';
		return own.find((status) => status === 'open' || status === 'connecting') ?? 'closed';
	}

	/** The close code of a tab's last socket. */
	codeOf(tab: Tab): number | undefined {
		return this.#of(tab).at(-1)?.code;
	}

	/** A new run begins, with new tabs. */
	reset(): void {
		this.#sockets.clear();
		this.#path = undefined;
		this.#last = undefined;
		this.facts.add('run');
	}

	/** The sockets of a tab are gone with it. */
	forget(isGone: (tab: Tab) => boolean): void {
		for (const [key, { tab }] of this.#sockets) if (isGone(tab)) this.#sockets.delete(key);
	}

	tell(tab: Tab, socket: number, what: Passing): void {
		const key = `${String(tab)}:${String(socket)}`;
		switch (what.type) {
			case 'connect':
				this.#path = pathOf(what.url);
				this.#sockets.set(key, { tab, status: 'connecting' });
				this.facts.add('connect', tab, { url: what.url });
				break;
			case 'open':
				this.#sockets.set(key, { tab, status: 'open' });
				this.facts.add('open', tab);
				break;
			case 'refused':
				this.#sockets.set(key, { tab, status: 'closed' });
				if (what.status === undefined) this.facts.add('unanswered', tab);
				else this.facts.add('refused', tab, { status: what.status });
				break;
			case 'to-server': {
				const journey = this.#journey(tab, what.text);
				this.facts.add('to-server', tab, { text: what.text });
				this.player.start(journey);
				break;
			}
			case 'to-client':
				this.facts.add('to-client', tab, { text: what.text });
				this.#deliver(tab, what.text);
				break;
			case 'closed':
				this.#sockets.set(key, { tab, status: 'closed', code: what.code });
				this.facts.add('closed', tab, { code: what.code, reason: what.reason });
				break;
			default:
				what satisfies never;
		}
	}

	dispose(): void {
		this.player.dispose();
	}

	/** Equal messages to several tabs at once are what `publish` makes, and are drawn so. */
	#deliver(tab: Tab, text: string): void {
		const now = this.#clock();
		const last = this.#last;
		if (last?.text === text && now - last.at < FAN_OUT && !last.tabs.has(tab)) {
			this.#last = { ...last, tabs: new Set([...last.tabs, tab]) };
			this.player.reach(last.journey, tab);
			return;
		}
		const journey = this.#journey(SERVER, text);
		this.#last = { journey, text, at: now, tabs: new Set([tab]) };
		this.player.start(journey);
		this.player.reach(journey, tab);
	}

	#journey(from: number, text: string): Journey {
		return new Journey(String(this.#next++), from, RAIL, text);
	}

	#of(tab: Tab): readonly Socket[] {
		return [...this.#sockets.values()].filter((socket) => socket.tab === tab);
	}
}

/** `/ws?room=tea` of `ws://localhost:3000/ws?room=tea`; all of it when it is no address. */
function pathOf(url: string): string {
	if (!URL.canParse(url)) return url;
	const { pathname, search } = new URL(url);
	return pathname + search;
}
