/** Waits until something is true; false when that takes longer than so many milliseconds. */
export async function until(
	fact: () => boolean | Promise<boolean>,
	within: number,
	every = 50,
): Promise<boolean> {
	const deadline = performance.now() + within;
	while (!(await fact())) {
		if (performance.now() > deadline) return false;
		await Bun.sleep(every);
	}
	return true;
}
