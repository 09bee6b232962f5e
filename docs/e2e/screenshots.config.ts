import config from '../../playwright.config';

/** Takes the pictures of the README: `npm run screenshots`. */
export default { ...config, testDir: '.', testMatch: '*.screenshot.ts', reporter: 'list' };
