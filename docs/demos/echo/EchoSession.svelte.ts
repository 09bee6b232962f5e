import { Connection, type Ending, type Environment } from '#docs/lib/connection/Connection.svelte';
import { liveUrl } from '#docs/lib/connection/live-url';
import { tellOutcome } from '#docs/stage/outcome/tell';
import { Journey, Player } from '#docs/stage/Player.svelte';
import { Tracer } from '#docs/stage/trace/Tracer.svelte';
import { Timeline } from './Timeline.svelte';
import type { MARKS } from './trace-marks';

/** The picture has one rail and one client. */
export const RAIL = 'echo';
export const CLIENT = 1;

/** Endings after which the demo comes back: the server went away, or the wire broke. */
const COMES_BACK = new Set([1001, 1006, 1012]);

/** A text that the server has not answered yet. */
interface Pending {
	journey: Journey;
	at: number;
}

/** One connection to `/live/echo`, and all that happened on it. */
export class EchoSession {
	readonly connection: Connection;
	readonly timeline: Timeline;
	readonly player: Player;
	readonly tracer: Tracer;
	readonly #clock: () => number;
	readonly #show = new Map<Journey, string>();
	#pending: readonly Pending[] = [];
	#shown = $state.raw<readonly string[]>([]);
	#next = 0;
	#endingAskedFor = false;
	#closedBy: 'page' | 'server' = 'server';
	/** How the connection was last asked to end, as a run that a reader may have predicted. */
	#run: string | undefined;

	/** @param clock - milliseconds that only ever grow, as `performance.now` gives */
	constructor(clock: () => number, environment?: Environment) {
		this.#clock = clock;
		this.timeline = new Timeline(clock);
		this.player = new Player((journey) => {
			this.#reveal(journey);
		});
		this.tracer = new Tracer(this.player);
		this.connection = new Connection(
			() => {
				this.timeline.begin();
				this.#trace('new');
				return liveUrl('echo');
			},
			{
				opened: () => {
					this.#note('open');
					// The server had to be open before it could say so.
					this.#trace('server-open', 'open');
				},
				received: (data) => {
					this.#receive(String(data));
				},
				ended: (ending) => {
					this.#end(ending);
				},
				// A reader who had the connection closed or cut wants to look at that.
				comesBack: ({ code }) => !this.#endingAskedFor && COMES_BACK.has(code),
			},
			environment,
		);
	}

	/** What has come back, oldest first; at slow speed only once its pill has landed. */
	get shown(): readonly string[] {
		return this.#shown;
	}

	connect(): void {
		this.#endingAskedFor = false;
		this.#closedBy = 'server';
		this.#run = undefined;
		this.connection.connect();
	}

	/**
	 * Sends a text, if the socket is open. `/close <code> [reason]` asks the server to close,
	 * `/cut` to drop the connection without a word.
	 */
	send(text: string): boolean {
		if (!this.connection.send(text)) return false;
		const [, asked] = /^\/(close|cut)\b/.exec(text) ?? [];
		if (asked) {
			this.#endingAskedFor = true;
			this.#run = `echo.server.${asked}`;
		}
		const journey = new Journey(String(this.#next++), CLIENT, RAIL, text);
		this.#pending = [...this.#pending, { journey, at: this.#clock() }];
		this.player.start(journey);
		this.#note('send', { text });
		this.#trace('send');
		return true;
	}

	/** Closes from this side. A code that a browser does not let a page use changes nothing. */
	close(code: number | undefined): void {
		try {
			this.connection.close(code);
			this.#closedBy = 'page';
			this.#run = `echo.page.${String(code ?? 'none')}`;
			this.#note('close', { code: code ?? '' });
			this.#trace('close');
		} catch {
			this.#note('refused', { code: code ?? '' });
		}
	}

	dispose(): void {
		this.connection.dispose();
		this.player.dispose();
		this.tracer.dispose();
	}

	/** The server answers in the order in which it was asked, so the oldest text is meant. */
	#receive(text: string): void {
		const [answered, ...rest] = this.#pending;
		this.#pending = rest;
		if (!answered) return;
		this.#note('message', { text, ms: (this.#clock() - answered.at).toFixed(1) });
		// Its answer proves that the server's line has run.
		this.#trace('server-message', 'message');
		this.#show.set(answered.journey, text);
		if (!this.player.holdsBack) this.#reveal(answered.journey);
		this.player.reach(answered.journey, CLIENT);
	}

	#reveal(journey: Journey): void {
		const text = this.#show.get(journey);
		if (text === undefined) return;
		this.#show.delete(journey);
		this.#shown = [...this.#shown.slice(-19), text];
	}

	#end({ code, reason, wasClean }: Ending): void {
		this.#pending = [];
		// A clean close that the page did not ask for is the server's; a torn wire runs no line there.
		if (wasClean && this.#closedBy === 'server') this.#trace('server-close');
		if (wasClean) this.#trace('server-closed');
		this.#trace('closed');
		this.#note('closed', { code, reason, clean: String(wasClean) });
		if (this.#run) tellOutcome(this.#run, code);
	}

	#trace(...marks: (keyof typeof MARKS)[]): void {
		for (const mark of marks) this.tracer.record(mark);
	}

	#note(what: string, values: Readonly<Record<string, string | number>> = {}): void {
		this.timeline.add(what, this.connection.readyState ?? WebSocket.CLOSED, values);
	}
}
