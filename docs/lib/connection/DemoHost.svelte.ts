import type { InPageServer } from '#docs/lib/in-page-host/open';
import { after, type After } from '#docs/lib/after';
import { diagnose, type Diagnosis } from './diagnose';
import { Evidence } from './Evidence';
import { findOtherTabs, type OtherTabs } from './other-tabs';
import { isReason, type Reason } from './reason';
import { serverIsBack } from './server-is-back';
import { tabStore } from './tab-store';

/** Milliseconds between two questions to a server that is away: at first, and at last. */
const ASK_FIRST = 5_000;
const ASK_LAST = 60_000;

/** What the world gives to a host; handed in so that a test needs no server and no waiting. */
export interface World {
	createSocket: (url: URL) => WebSocket;
	diagnose: (url: URL) => Promise<Diagnosis>;
	serverIsBack: () => Promise<boolean>;
	openInPageServer: () => Promise<InPageServer>;
	/** Fetches what `openInPageServer` will need, while there is a server to fetch it from. */
	prefetch: () => Promise<void>;
	/** Calls back once, when the reader first does something on the page. */
	whenTouched: (callback: () => void) => void;
	findOtherTabs: () => OtherTabs;
	/** Calls back when the page, put aside by the browser, is shown again (HTML, `pageshow`). */
	whenResumed: (callback: () => void) => void;
	/** What this tab keeps from one page to the next. */
	store: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
	after: After;
}

const KEY = 'websocket-hands-on.host';

/** What tabs say to each other, besides a reason: that they go in the page, and why. */
const WHERE = 'where?';
const HERE = 'here: ';
const LIVE = 'live';

const browser: World = {
	createSocket: (url) => new WebSocket(url),
	diagnose,
	serverIsBack,
	// Loaded only where it is needed: most pages never are without their server.
	openInPageServer: async () => (await import('#docs/lib/in-page-host/open')).openInPageServer(),
	prefetch: async () => {
		await (await import('#docs/lib/in-page-host/open')).prefetchWorker();
	},
	whenTouched: (callback) => {
		const once = new AbortController();
		for (const type of ['pointerdown', 'keydown']) {
			const touched = () => {
				once.abort();
				callback();
			};
			addEventListener(type, touched, { signal: once.signal, capture: true });
		}
	},
	findOtherTabs,
	whenResumed: (callback) => {
		window.addEventListener('pageshow', ({ persisted }) => {
			if (persisted) callback();
		});
	},
	store: tabStore,
	after,
};

/**
 * Where the demos of this page run: on the live server, or in the page when that is out of reach.
 * One for the whole page, and in step with the other tabs of the browser.
 */
export class DemoHost {
	readonly #world: World;
	readonly #evidence: Evidence;
	readonly #moved = new Set<() => void>();
	readonly #live = new Set<WebSocket>();
	#inPage = $state.raw<InPageServer>();
	#reason = $state.raw<Reason>();
	#serverIsBack = $state(false);
	#opening = $state(false);
	#hasFailed = $state(false);
	#otherTabs: OtherTabs | undefined;
	/** The address of the last handshake that failed. */
	#failed: URL | undefined;
	#callOff: (() => void) | undefined;

	constructor(world = browser) {
		this.#world = world;
		this.#evidence = new Evidence(
			() => (this.#failed ? world.diagnose(this.#failed) : Promise.resolve('unreachable')),
			world.after,
			(reason) => void this.#goInPage(reason),
		);
	}

	get kind(): 'live' | 'in-page' {
		return this.#inPage ? 'in-page' : 'live';
	}

	/** Whether, in the page, this tab runs the demos for itself alone. */
	get alone(): boolean {
		return this.#inPage?.alone ?? false;
	}

	/** Why the demos run in the page; none while they do not. */
	get reason(): Reason | undefined {
		return this.#inPage && this.#reason;
	}

	/** Whether the live server could be gone back to. */
	get serverIsBack(): boolean {
		return this.#inPage !== undefined && this.#serverIsBack;
	}

	/** Whether this page cannot host the demos: the worker could not be loaded. */
	get hasFailed(): boolean {
		return this.#hasFailed;
	}

	/** Looks where the demos run so far. Called by whatever shows or uses the host. */
	begin(): void {
		if (this.#otherTabs) return;
		this.#otherTabs = this.#world.findOtherTabs();
		this.#otherTabs.listen((word) => {
			this.#hear(word);
		});
		this.#world.whenResumed(() => {
			this.#resume();
		});
		this.#world.whenTouched(() => {
			// Nobody asked for it: if it cannot be had now, opening will say so.
			this.#world.prefetch().catch(() => undefined);
		});
		const kept = this.#world.store()?.getItem(KEY);
		if (isReason(kept)) void this.#goOn(kept);
		else this.#otherTabs.tell(WHERE);
	}

	/** Calls back when sockets lead elsewhere from now on; returns what calls that off. */
	whenMoved(callback: () => void): () => void {
		this.begin();
		this.#moved.add(callback);
		return () => {
			this.#moved.delete(callback);
		};
	}

	/** Opens a socket; none while it is not known yet where to, and `whenMoved` tells. */
	createSocket(address: () => URL): WebSocket | undefined {
		this.begin();
		if (this.#opening) return undefined;
		if (this.#inPage) return new this.#inPage.client.WebSocket(address());
		const socket = this.#world.createSocket(address());
		socket.addEventListener('open', () => {
			this.#live.add(socket);
			this.#evidence.succeeded();
		});
		socket.addEventListener('close', () => {
			this.#live.delete(socket);
		});
		return socket;
	}

	/** Says why a handshake failed; and if the server is out of reach, the demos go elsewhere. */
	async diagnose(url: URL): Promise<Diagnosis> {
		if (this.#inPage) return 'unreachable';
		this.#failed = url;
		const diagnosis = await this.#world.diagnose(url);
		if (this.kind === 'live' && !this.#hasFailed) this.#evidence.failed(diagnosis);
		return diagnosis;
	}

	/** `fetch`, from wherever the demos run. */
	readonly fetch = (url: URL, init?: RequestInit): Promise<Response> =>
		this.#inPage ? this.#inPage.client.fetch(url, init) : fetch(url, init);

	createEventSource(url: URL): EventSource {
		return this.#inPage ? new this.#inPage.client.EventSource(url) : new EventSource(url);
	}

	/** The reader wants the demos in the page, here and in the other tabs. */
	chooseInPage(): void {
		this.#otherTabs?.tell('chosen');
		void this.#goInPage('chosen');
	}

	/** The reader goes back to the live server, here and in the other tabs. */
	chooseLive(): void {
		this.#otherTabs?.tell(LIVE);
		this.#goLive();
	}

	#hear(word: string): void {
		if (word === WHERE) {
			if (this.#inPage && this.#reason) this.#otherTabs?.tell(HERE + this.#reason);
		} else if (word === LIVE) {
			this.#goLive();
		} else if (word.startsWith(HERE)) {
			const reason = word.slice(HERE.length);
			// Whoever has just come joins the others, and has nothing to lose.
			if (isReason(reason)) void this.#goInPage(reason);
		} else if (isReason(word)) {
			// What another tab has found out is nothing to a page whose sockets are open.
			if (word === 'chosen' || this.#live.size === 0) void this.#goInPage(word);
		}
	}

	/** Goes on where the page before this one was, unless its server is back: nothing is lost yet. */
	async #goOn(reason: Reason): Promise<void> {
		this.#opening = true;
		const isBack = reason !== 'chosen' && (await this.#world.serverIsBack());
		this.#opening = false;
		if (!isBack) {
			await this.#goInPage(reason);
			return;
		}
		this.#keep(undefined);
		this.#otherTabs?.tell(WHERE);
		this.#tellMoved();
	}

	/** The worker believes that the page has gone, since it was put aside. */
	#resume(): void {
		const reason = this.#reason;
		if (!this.#inPage || !reason) return;
		this.#inPage = undefined;
		void this.#goInPage(reason);
	}

	async #goInPage(reason: Reason): Promise<void> {
		if (this.#inPage || this.#opening) return;
		this.#opening = true;
		try {
			const inPage = await this.#world.openInPageServer();
			this.#reason = reason;
			this.#inPage = inPage;
			this.#hasFailed = false;
			this.#keep(reason);
			this.#otherTabs?.tell(reason);
			this.#askInTime(reason === 'no-demo-server' ? ASK_LAST : ASK_FIRST);
			if (reason === 'chosen') void this.#ask();
		} catch {
			this.#hasFailed = true;
		} finally {
			this.#opening = false;
			this.#tellMoved();
		}
	}

	#goLive(): void {
		this.#callOff?.();
		this.#callOff = undefined;
		this.#keep(undefined);
		const inPage = this.#inPage;
		if (!inPage) return;
		this.#inPage = undefined;
		this.#serverIsBack = false;
		this.#tellMoved();
		inPage.leave();
	}

	#tellMoved(): void {
		for (const callback of [...this.#moved]) callback();
	}

	/** Asks the server in a while whether it is there, and ever more seldom. */
	#askInTime(wait: number): void {
		this.#callOff?.();
		this.#callOff = this.#world.after(wait, () => {
			void this.#ask();
			this.#askInTime(Math.min(ASK_LAST, wait * 2));
		});
	}

	async #ask(): Promise<void> {
		const isBack = await this.#world.serverIsBack();
		if (this.#inPage) this.#serverIsBack = isBack;
	}

	#keep(reason: Reason | undefined): void {
		try {
			if (reason) this.#world.store()?.setItem(KEY, reason);
			else this.#world.store()?.removeItem(KEY);
		} catch {
			// A full storage: the next page finds out by itself.
		}
	}
}

/** The host of this page's demos. */
export const demoHost = new DemoHost();
