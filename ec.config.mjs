import { pluginLineNumbers } from '@expressive-code/plugin-line-numbers';
import { defineEcConfig } from '@astrojs/starlight/expressive-code';

export default defineEcConfig({
	plugins: [pluginLineNumbers()],
	defaultProps: { showLineNumbers: false },
});
