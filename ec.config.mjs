import { pluginLineNumbers } from '@expressive-code/plugin-line-numbers';
import { defineEcConfig } from '@astrojs/starlight/expressive-code';

import { pluginScrollableCode } from './docs/build/scrollable-code.mjs';

export default defineEcConfig({
	plugins: [pluginLineNumbers(), pluginScrollableCode()],
	defaultProps: { showLineNumbers: false },
	styleOverrides: {
		borderRadius: '0.5rem',
		codeFontFamily: 'var(--sl-font-mono)',
		// The theme's own is too pale to be read (axe: color-contrast).
		lineNumbers: { foreground: 'var(--sl-color-gray-3)' },
		frames: { shadowColor: 'transparent' },
	},
});
