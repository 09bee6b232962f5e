import { openPlayground, sayBroken } from '#docs/playground/open';
import { fromFragment, type Shared } from '#docs/playground/share';

/** Opens the playground at the door of a listing, with its file in front. */
export async function openDoor(
	door: HTMLElement,
	shared?: Shared,
): Promise<void> {
	const { program, file, line, failed } = door.dataset;
	if (program === undefined || file === undefined) return;
	const [changed] = Object.keys(shared?.files ?? {});
	door.setAttribute('aria-busy', 'true');
	try {
		await openPlayground({
			step: program,
			path: changed ?? file,
			line: changed === undefined ? Number(line) : 1,
			// In the trace of a demo there is no room: the playground goes below the demo.
			after:
				door.closest('[data-demo]')?.closest('.not-content') ??
				door.closest('.listing') ??
				door,
			shared,
			closed: () => {
				door.focus();
			},
		});
	} catch {
		door.textContent = failed ?? '';
	}
	door.removeAttribute('aria-busy');
}

/** Opens the program that an address carries, at the first listing that it belongs to. */
export async function openLink(fragment: string): Promise<void> {
	const shared = await fromFragment(fragment);
	const doors = [
		...document.querySelectorAll<HTMLElement>('button[data-program]'),
	].filter((door) => door.dataset.program === shared?.step);
	const door = doors.find((each) => !each.closest('[data-demo]')) ?? doors[0];
	if (!shared || !door) {
		await sayBroken();
		return;
	}
	// What stands in a closed part of the page cannot be shown.
	for (
		let part = door.closest('details');
		part;
		part = part.parentElement?.closest('details') ?? null
	) {
		part.open = true;
	}
	await openDoor(door, shared);
}
