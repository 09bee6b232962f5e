/** Runs a task when the page is loaded and the browser idle. */
export function whenIdle(task: () => void): void {
	// Safari has no requestIdleCallback.
	const idle = () =>
		'requestIdleCallback' in window ? requestIdleCallback(task) : setTimeout(task, 1);
	if (document.readyState === 'complete') idle();
	else addEventListener('load', idle, { once: true });
}
