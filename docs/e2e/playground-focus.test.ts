import { expect, test } from './fixtures';
import { PlaygroundPage } from './playground-page';
import { program } from './run-programs';

const STEP = 'pub-sub/2-others';
const LESSON = '/en/lessons/pub-sub/';

test(
	'a client does not take the focus from who types in the editor, and has it once it is clicked',
	{ tag: '@firefox' },
	async ({ page }) => {
		const files = program({
			client: `<script>
let tries = $state(0);
setInterval(() => { document.querySelector('input').focus(); window.focus(); tries += 1; }, 20);
</script>
<input aria-label="first">
<input aria-label="second">
<p>{tries}</p>`,
		});
		const playground = await PlaygroundPage.openShared(page, LESSON, STEP, files);
		await playground.run.click();
		await expect(playground.tab(1).getByText(/^[1-9]\d*$/)).toBeVisible();
		await playground.replaceAll('');
		await page.keyboard.type('what only the editor hears', { delay: 30 });
		await expect(playground.editor).toHaveText('what only the editor hears');
		const first = playground.tab(1).getByRole('textbox', { name: 'first' });
		await expect(first).toHaveValue('');
		await playground.tab(1).getByRole('textbox', { name: 'second' }).click();
		await expect(first).toBeFocused();
		await page.keyboard.type('here');
		await expect(first).toHaveValue('here');
	},
);
