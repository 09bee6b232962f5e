/** What the service worker is told to keep. */
export interface Precache {
	/** Fetched when the worker is installed. `revision` is `null` where the name has a hash. */
	readonly entries: readonly { readonly url: string; readonly revision: string | null }[];
	/** Paths of files that are kept once somebody has used them. */
	readonly heavy: readonly string[];
}

/**
 * The parts of a service worker's global scope that ours uses. TypeScript has them in a library
 * that excludes the one of pages, and all of docs/ is checked as pages.
 */
export interface WorkerScope {
	/** Ours, from the build: see docs/build/precache.ts. */
	readonly precache: Precache;
	readonly location: { readonly href: string };
	readonly registration: { readonly scope: string };
	readonly clients: {
		claim(): Promise<void>;
		matchAll(options: {
			type: 'window';
			includeUncontrolled: boolean;
		}): Promise<readonly unknown[]>;
	};
	skipWaiting(): Promise<void>;
	addEventListener(type: 'activate', listener: (event: ExtendableEvent) => void): void;
	addEventListener(type: 'message', listener: (event: MessageToWorker) => void): void;
	addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}

interface ExtendableEvent {
	waitUntil(done: Promise<unknown>): void;
}

interface MessageToWorker extends ExtendableEvent {
	readonly data: unknown;
}

interface FetchEvent extends ExtendableEvent {
	readonly request: Request;
	respondWith(response: Promise<Response>): void;
}
