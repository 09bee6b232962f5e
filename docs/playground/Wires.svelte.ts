import { SvelteMap } from 'svelte/reactivity';

import type { Status } from '#docs/lib/connection/Connection.svelte';
import { type Fact, Facts } from '#docs/stage/Facts.svelte';
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
	readonly #sockets = new SvelteMap<string, Socket>();
	#path = $state<string>();
	#last: Delivery | undefined;
	#next = 0;

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
	reset(at: number): void {
		this.#sockets.clear();
		this.#path = undefined;
		this.#last = undefined;
		this.note(at, 'run');
	}

	/** The sockets of a tab are gone with it. */
	forget(isGone: (tab: Tab) => boolean): void {
		for (const [key, { tab }] of this.#sockets) if (isGone(tab)) this.#sockets.delete(key);
	}

	/**
	 * Notes a fact of the run.
	 * @param at - when it came to be, which may be before it is told, as `performance.now` gives it
	 */
	note(at: number, event: string, tab?: Tab, values?: Fact['values']): void {
		this.facts.add(event, tab, values, new Date(performance.timeOrigin + at));
	}

	tell(tab: Tab, socket: number, what: Passing, at: number): void {
		const key = `${String(tab)}:${String(socket)}`;
		switch (what.type) {
			case 'connect':
				this.#path = pathOf(what.url);
				this.#sockets.set(key, { tab, status: 'connecting' });
				this.note(at, 'connect', tab, { url: what.url });
				break;
			case 'open':
				this.#sockets.set(key, { tab, status: 'open' });
				this.note(at, 'open', tab);
				break;
			case 'refused':
				this.#sockets.set(key, { tab, status: 'closed' });
				if (what.status === undefined) this.note(at, 'unanswered', tab);
				else this.note(at, 'refused', tab, { status: what.status });
				break;
			case 'to-server': {
				const journey = this.#journey(tab, what.text);
				this.note(at, 'to-server', tab, { text: what.text });
				this.player.start(journey);
				break;
			}
			case 'to-client':
				this.note(at, 'to-client', tab, { text: what.text });
				this.#deliver(tab, what.text, at);
				break;
			case 'closed':
				this.#sockets.set(key, { tab, status: 'closed', code: what.code });
				this.note(at, 'closed', tab, { code: what.code, reason: what.reason });
				break;
			default:
				what satisfies never;
		}
	}

	dispose(): void {
		this.player.dispose();
	}

	/** Equal messages to several tabs at once are what `publish` makes, and are drawn so. */
	#deliver(tab: Tab, text: string, at: number): void {
		const last = this.#last;
		if (last?.text === text && at - last.at < FAN_OUT && !last.tabs.has(tab)) {
			this.#last = { ...last, tabs: new Set([...last.tabs, tab]) };
			this.player.reach(last.journey, tab);
			return;
		}
		const journey = this.#journey(SERVER, text);
		this.#last = { journey, text, at, tabs: new Set([tab]) };
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
