import type { Page } from '@playwright/test';

import { expect } from './fixtures';

/** A browser tab that shows a listing's client: a page of its own, or a frame of the playground. */
export type Tab = Pick<Page, 'getByRole' | 'getByText'>;

/** Where a story is played. */
export interface Stage {
	/** Opens one more tab. */
	open(): Promise<Tab>;
	/** Closes the tab that was opened last. */
	closeLast(): Promise<void>;
}

/** What a reader sees who runs a listing and plays with it. */
export interface Story {
	/** The listing, as a folder below `docs/listings`. */
	step: string;
	name: string;
	play(stage: Stage): Promise<void>;
}

export const messages = (tab: Tab) => tab.getByRole('listitem');
export const notice = (tab: Tab) => tab.getByRole('status').first();

/** Opens a tab whose client connects by itself, and waits until it may send. */
async function openReady(stage: Stage): Promise<Tab> {
	const tab = await stage.open();
	await expect(tab.getByRole('button', { name: 'Send' })).toBeEnabled();
	return tab;
}

async function send(tab: Tab, text: string): Promise<void> {
	await tab.getByRole('textbox').fill(text);
	await tab.getByRole('button', { name: 'Send' }).click();
}

/** Joins the chat under a name, in a room where there are some. */
export async function join(tab: Tab, name: string, room?: string): Promise<Tab> {
	if (room !== undefined) await tab.getByRole('combobox').selectOption(room);
	await tab.getByRole('textbox', { name: 'Name' }).fill(name);
	await tab.getByRole('button', { name: 'Join' }).click();
	await expect(tab.getByRole('button', { name: 'Send' })).toBeEnabled();
	return tab;
}

/** Says something in the chat. */
export async function say(tab: Tab, text: string): Promise<void> {
	await tab.getByRole('textbox', { name: 'Message' }).fill(text);
	await tab.getByRole('button', { name: 'Send' }).click();
}

/** Says many things, each as it is typed and sent, in one go: a browser takes a while to be told. */
async function sayAll(tab: Tab, texts: readonly string[]): Promise<void> {
	await tab.getByRole('textbox', { name: 'Message' }).evaluate(async (field, all) => {
		if (!(field instanceof HTMLInputElement)) throw new Error('The message is no field of text.');
		for (const text of all) {
			field.value = text;
			field.dispatchEvent(new Event('input', { bubbles: true }));
			field.form?.requestSubmit();
			// The component empties the field before the next is typed.
			while (field.value !== '') await new Promise((done) => setTimeout(done));
		}
	}, texts);
}

export const STORIES: readonly Story[] = [
	{
		step: 'why-websocket/clock',
		name: 'four ways tell of the same clock',
		async play(stage) {
			const tab = await stage.open();
			for (const way of ['Polling', 'Long polling', 'Server-sent events', 'WebSocket']) {
				await expect(messages(tab).filter({ hasText: new RegExp(`^${way}:`) })).toHaveText(
					/: [1-9]\d*$/,
				);
			}
			// Three of the four are told at once; polling is behind by as much as it waits.
			const ticks = async () =>
				(await messages(tab).allTextContents()).slice(1).map((text) => text.split(': ')[1]);
			await expect.poll(async () => new Set(await ticks()).size).toBe(1);
		},
	},
	{
		step: 'first-connection/1-hello',
		name: 'the server speaks first',
		async play(stage) {
			const tab = await stage.open();
			await expect(tab.getByText('From the server: Hello from the server')).toBeVisible();
		},
	},
	{
		step: 'first-connection/2-echo',
		name: 'what is sent is answered',
		async play(stage) {
			const tab = await openReady(stage);
			await send(tab, 'hi');
			await expect(messages(tab)).toHaveText(['Hello from the server', 'You said: hi']);
		},
	},
	{
		step: 'first-connection/3-close',
		name: 'either side closes, and the page connects again',
		async play(stage) {
			const tab = await openReady(stage);
			await send(tab, 'bye');
			await expect(messages(tab).last()).toHaveText('Closed: 4001 See you');
			await tab.getByRole('button', { name: 'Connect' }).click();
			await expect(tab.getByText('OPEN')).toBeVisible();
			await tab.getByRole('button', { name: 'Close' }).click();
			await expect(messages(tab).last()).toHaveText('Closed: 1000 Done');
		},
	},
	{
		step: 'pub-sub/1-everyone',
		name: 'every tab hears, the sender’s too',
		async play(stage) {
			const [first, second] = [await openReady(stage), await openReady(stage)];
			await send(first, 'to all');
			await expect(messages(first)).toHaveText(['to all']);
			await expect(messages(second)).toHaveText(['to all']);
		},
	},
	{
		step: 'pub-sub/2-others',
		name: 'the others hear, and who comes and goes',
		async play(stage) {
			const [first, second] = [await openReady(stage), await openReady(stage)];
			await expect(messages(first)).toHaveText(['Somebody came in']);
			await send(first, 'to you');
			await expect(messages(second)).toHaveText(['to you']);
			await stage.closeLast();
			await expect(messages(first).last()).toHaveText('Somebody left');
		},
	},
	{
		step: 'pub-sub/3-topics',
		name: 'only those who joined a topic hear it',
		async play(stage) {
			const [first, second] = [await openReady(stage), await openReady(stage)];
			await second.getByRole('button', { name: 'Join #random' }).click();
			await send(first, 'for #news');
			await first.getByRole('combobox').selectOption('random');
			await send(first, 'the marker after it');
			await expect(messages(second)).toHaveText(['#random the marker after it']);
			await second.getByRole('button', { name: 'Leave #random' }).click();
			await second.getByRole('button', { name: 'Join #news' }).click();
			await send(first, 'missed');
			await first.getByRole('combobox').selectOption('news');
			await send(first, 'heard');
			await expect(messages(second)).toHaveText(['#random the marker after it', '#news heard']);
		},
	},
	{
		step: 'chat-app/1-join',
		name: 'two tabs hear each other by name, each text once',
		async play(stage) {
			const sora = await join(await stage.open(), 'Sora');
			const mio = await join(await stage.open(), 'Mio');
			await say(sora, 'hello');
			await expect(messages(mio)).toHaveText(['Sora: hello']);
			await say(mio, 'hi');
			await expect(messages(sora)).toHaveText(['Sora: hello', 'Mio: hi']);
		},
	},
	{
		step: 'chat-app/2-history',
		name: 'a newcomer sees what was said, and what is said is numbered',
		async play(stage) {
			const sora = await join(await stage.open(), 'Sora');
			const texts = Array.from({ length: 51 }, (_, index) => `text ${String(index + 1)}`);
			await sayAll(sora, texts);
			await expect(messages(sora).last()).toHaveText('#51 Sora: text 51');
			const mio = await join(await stage.open(), 'Mio');
			await expect(messages(mio)).toHaveCount(50);
			await expect(messages(mio).first()).toHaveText('#2 Sora: text 2');
			await say(sora, 'new');
			await expect(messages(mio)).toHaveCount(51);
			await expect(messages(mio).last()).toHaveText('#52 Sora: new');
		},
	},
	{
		step: 'chat-app/3-presence',
		name: 'who is here, who joins and who leaves',
		async play(stage) {
			const sora = await join(await stage.open(), 'Sora');
			await expect(sora.getByText('Here: Sora')).toBeVisible();
			const mio = await join(await stage.open(), 'Mio');
			await expect(mio.getByText('Here: Sora, Mio')).toBeVisible();
			await expect(sora.getByText('Here: Sora, Mio')).toBeVisible();
			await expect(notice(sora)).toHaveText('Mio joined');
			await mio.getByRole('button', { name: 'Leave' }).click();
			await expect(notice(mio)).toHaveText(/^Closed: 1000/);
			await expect(notice(sora)).toHaveText('Mio left');
			await expect(sora.getByText('Here: Sora', { exact: true })).toBeVisible();
		},
	},
	{
		step: 'chat-app/4-rooms',
		name: 'two rooms know nothing of each other',
		async play(stage) {
			const sora = await join(await stage.open(), 'Sora', 'lobby');
			const mio = await join(await stage.open(), 'Mio', 'tea');
			await say(sora, 'for the lobby');
			await say(mio, 'for tea');
			await expect(messages(sora)).toHaveText(['#1 Sora: for the lobby']);
			await expect(messages(mio)).toHaveText(['#1 Mio: for tea']);
			await expect(mio.getByText('In tea: Mio', { exact: true })).toBeVisible();
		},
	},
	{
		step: 'chat-app/5-bad-input',
		name: 'what is too long is cut to size, and what is empty is not said',
		async play(stage) {
			const sora = await join(await stage.open(), 'Sora');
			const mio = await join(await stage.open(), 'Mio');
			await say(mio, ' ');
			// Only what is typed is cut; a program may fill a field beyond its `maxlength`.
			const field = mio.getByRole('textbox', { name: 'Message' });
			await field.fill('x'.repeat(499));
			await field.press('End');
			await field.pressSequentially('yz');
			await mio.getByRole('button', { name: 'Send' }).click();
			await expect(messages(sora)).toHaveText([`#1 Mio: ${'x'.repeat(499)}y`]);
		},
	},
	{
		step: 'chat-app/6-come-back',
		name: 'a cut tab keeps what is typed, and gets exactly what it missed',
		async play(stage) {
			const sora = await join(await stage.open(), 'Sora');
			const mio = await join(await stage.open(), 'Mio');
			await say(sora, 'before');
			await expect(messages(mio)).toHaveText(['#1 Sora: before']);
			await mio.getByRole('button', { name: 'Cut for 10 s' }).click();
			await expect(notice(mio)).toHaveText(/^Closed: 4000 Cut – trying again in 11 s$/);
			await expect(notice(sora)).toHaveText('Mio left');
			await say(sora, 'missed');
			await say(mio, 'typed while cut');
			await expect(messages(mio).last()).toHaveText('Mio: typed while cut (sending)');

			const all = ['#1 Sora: before', '#2 Sora: missed', '#3 Mio: typed while cut'];
			await expect(messages(sora)).toHaveText(all);
			await expect(messages(mio)).toHaveText(all);
			await expect(mio.getByText('In lobby: Sora, Mio')).toBeVisible();
		},
	},
];
