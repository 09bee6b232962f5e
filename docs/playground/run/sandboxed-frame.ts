/** Where the document of the frames is; see docs/pages/playground/frame.html.ts. */
const address = () => `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}playground/frame.html`;

/**
 * What gives a frame an origin of its own. A service worker is not asked for the document of a
 * frame that is sandboxed by its element; where no server answers, the worker serves it to a frame
 * that is not, with the sandbox in a header (docs/offline/Copies.ts). The document's script does
 * nothing where neither is in force.
 */
export type Isolation = 'element' | 'header';

/** Asks the network itself: a service worker leaves requests of this method alone. */
export async function findIsolation(): Promise<Isolation> {
	if (!('serviceWorker' in navigator && navigator.serviceWorker.controller)) return 'element';
	try {
		const { ok } = await fetch(address(), { method: 'HEAD', cache: 'no-store' });
		return ok ? 'element' : 'header';
	} catch {
		return 'header';
	}
}

export interface FrameOptions {
	readonly isolation: Isolation;
	/** The text of the script that runs in it. */
	readonly script: string;
	/** What the script is told, and what it speaks through. */
	readonly message: unknown;
	readonly ports: MessagePort[];
	/** The frame shows something else than our document now. */
	left(): void;
}

/**
 * Makes a frame with an origin of its own, whose scripts reach neither the page nor a network. It
 * begins as soon as somebody puts it into the page. Forms are allowed, so that they send their
 * events; the policy of its document lets them go nowhere.
 */
export function createFrame({
	isolation,
	script,
	message,
	ports,
	left,
}: FrameOptions): HTMLIFrameElement {
	const frame = document.createElement('iframe');
	if (isolation === 'element') frame.setAttribute('sandbox', 'allow-scripts allow-forms');
	frame.src = address();
	let loaded = false;
	frame.addEventListener('load', () => {
		if (loaded) {
			left();
			return;
		}
		loaded = true;
		// An opaque origin has no name that could stand here instead of the star.
		frame.contentWindow?.postMessage(script, '*');
		frame.contentWindow?.postMessage(message, '*', ports);
	});
	return frame;
}
