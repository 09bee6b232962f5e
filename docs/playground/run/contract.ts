/** The reader's files by their paths, such as `server/src/index.ts` and `web/src/App.svelte`. */
export type Files = Readonly<Record<string, string>>;

/** Where something happened: in the server, or in one of the browser tabs, from 1. */
export type Place = 'server' | 1 | 2 | 3;

/** What a run tells the page about. */
export type RunEvent =
	/** The program prints; a client's console too. */
	| { type: 'console'; place: Place; level: 'log' | 'warn' | 'error'; text: string }
	/** A mistake, at its place in the reader's own file where that is known. Lines count from 1. */
	| {
			type: 'problem';
			place: Place;
			kind: 'compile' | 'thrown' | 'rejection';
			message: string;
			file?: string;
			line?: number;
			column?: number;
			/** The module that the program imports and the page does not have, such as `node:fs`. */
			module?: string;
	  }
	| { type: 'listening'; url: string }
	/** The server's program is over; 0 unless an error ended it. */
	| { type: 'ended'; code: number }
	/** The workbook stopped it, and why. The rest of the run goes on where it can. */
	| { type: 'stopped'; place: Place; reason: StopReason }
	/** What passes on the wire of one socket of one tab. Sockets count from 1 in each tab. */
	| { type: 'wire'; tab: 1 | 2 | 3; socket: number; what: Passing }
	/** A line of the reader's own code ran. */
	| { type: 'line'; place: Place; file: string; line: number };

export type StopReason =
	/** Its code left no time for anything else: an endless loop, or one long task after another. */
	| 'busy'
	/** More messages than any lesson needs, without end. */
	| 'flood'
	/** More output than anybody reads. */
	| 'console'
	/** It took more memory than a page may. */
	| 'memory'
	/** It does not answer any more. The browser may have ended it, for want of memory. */
	| 'crash'
	/** The client went to another address. */
	| 'left';

export type Passing =
	| { type: 'connect'; url: string }
	| { type: 'open' }
	| { type: 'refused'; status?: number }
	/** `text` is the message, or a description of its bytes, cut after 200 characters. */
	| { type: 'to-server' | 'to-client'; text: string; bytes: number }
	| { type: 'closed'; code: number; reason: string };

export interface RunOptions {
	/** How many browser tabs show the client. */
	tabs: 1 | 2 | 3;
	/** Where the frames that show the tabs are put, one element for each tab. */
	mountTab: (tab: 1 | 2 | 3, frame: HTMLIFrameElement) => void;
	/** Text direction, colour scheme and language of the frames. */
	language: 'ja' | 'en';
	tell: (event: RunEvent) => void;
}

/** One run of the reader's files, from the click on "run" until it is stopped. */
export interface Run {
	/** Opens or closes tabs while the run goes on. */
	setTabs(tabs: 1 | 2 | 3): void;
	/** Ends everything: no frame, worker or timer is left. */
	stop(): void;
}

/**
 * Compiles the files, and begins to start the server in its worker and the client in its frames:
 * the run can be stopped before its server is ready.
 */
export type StartRun = (files: Files, options: RunOptions) => Promise<Run>;
