const WAYS = ['back', 'forward', 'go', 'pushState', 'replaceState'];

/**
 * The history is the workbook's: what a frame adds stands between its reader and the page before.
 * A fragment can be set past us, so that whoever has one has left.
 * @returns whether the frame has left the address that it was made with
 */
export function keepHistory(realm: Window & typeof globalThis, left: () => void): () => boolean {
	for (const name of WAYS) Reflect.deleteProperty(realm.History.prototype, name);
	// A link to a fragment is often a button in disguise: it does what its handler says, and no more.
	realm.addEventListener(
		'click',
		(event) => {
			const [target] = event.composedPath();
			if (target instanceof Element && target.closest('a[href^="#"]')) event.preventDefault();
		},
		{ capture: true },
	);
	realm.addEventListener('hashchange', left);
	const { location } = realm;
	return () => location.hash !== '';
}
