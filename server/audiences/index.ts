/** The one place that decides what each audience sees (W1, W2). */
export { deliveryOf, enter, injectOfDelivery, makeBook, type Book } from './book.js';
export { fileName } from './content.js';
export { exconItem, observerItem } from './excon.js';
export { attachmentsOf, mayFetch } from './files.js';
export { exconKit, initialExconView, initialObserverView, initialTeamView, teamKit } from './kits.js';
export { actionOfWire, makeLens, wireOf, type Lens, type LensPlan, type LensTeam, type Render, type RenderVars } from './lens.js';
export { audiencesOf, countItems, EXCON, OBSERVER, teamAudience } from './of.js';
export { exconFeed, observerFeed, teamFeed } from './replay.js';
export { previewOf } from './preview.js';
export { teamItem } from './team.js';
export { wallInjects } from './wall.js';
