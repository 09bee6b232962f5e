import { TAKE_OVER } from './take-over';

/** Said by browsers of the Chromium family; TypeScript does not know it. */
function savesData(): boolean {
	const connection: unknown = Reflect.get(navigator, 'connection');
	return typeof connection === 'object' && connection !== null && 'saveData' in connection
		? connection.saveData === true
		: false;
}

/**
 * Has the browser keep the workbook for reading without a network, once the page is there and the
 * browser has nothing else to do. A reader who saves data is left in peace, and where there is no
 * secure context (http: in a classroom's network) there is nothing to ask.
 * @param base - the folder that the workbook is served from, as a path
 * @param whenReady - is called when all of it is kept
 */
export async function keepForOffline(base: string, whenReady: () => void): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const folder = base.replace(/\/?$/, '/');
	const { serviceWorker } = navigator;
	if (savesData() && !serviceWorker.controller) return;
	try {
		const { waiting } = await serviceWorker.register(`${folder}service-worker.js`, {
			scope: folder,
		});
		waiting?.postMessage(TAKE_OVER);
	} catch {
		// The browser keeps nothing, as in some private windows, or the network is gone again.
	}
	if (!serviceWorker.controller) await serviceWorker.ready;
	whenReady();
}
