import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const bundle = fileURLToPath(new URL('../../../src/Continuity.Api/obj/explorer/index.html', import.meta.url));

/** Why these tests can't run on this machine; false where they can. */
export const skip = !program ? 'chromium is not installed here.' : !existsSync(bundle) && 'GraphiQL was not built here; open /graphql to see why.';

/** Debian's Chromium, headless, without the services that it would call at home for. */
export const launch = () => chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
