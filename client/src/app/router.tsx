/** Every page and its address. Consoles load on demand. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { NotFound } from './not-found.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** A search parameter that is a word; the router reads `123456` as a number. */
const word = (key: string, value: unknown): Record<string, string> =>
  typeof value === 'string' || typeof value === 'number' ? { [key]: String(value) } : {};

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../consoles/start/home.js'), 'Home'),
});
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('../consoles/start/login.js'), 'Login'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>) => ({ token: typeof search['token'] === 'string' ? search['token'] : '' }),
  component: lazyRouteComponent(() => import('../consoles/start/setup.js'), 'Setup'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  validateSearch: (search: Record<string, unknown>): { code?: string; name?: string; seat?: string } => ({
    ...word('code', search['code']),
    ...word('name', search['name']),
    ...word('seat', search['seat']),
  }),
  component: lazyRouteComponent(() => import('../consoles/start/join.js'), 'Join'),
});
const play = createRoute({
  getParentRoute: () => root,
  path: '/play',
  component: lazyRouteComponent(() => import('../consoles/team/index.js'), 'TeamConsole'),
});
const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  validateSearch: (search: Record<string, unknown>): { scenario?: string; step?: string } => ({
    ...word('scenario', search['scenario']),
    ...word('step', search['step']),
  }),
  component: lazyRouteComponent(() => import('../consoles/organiser/plan/index.js'), 'Plan'),
});
const scenarios = createRoute({
  getParentRoute: () => root,
  path: '/scenarios',
  component: lazyRouteComponent(() => import('../consoles/studio/library.js'), 'Library'),
});
const newScenario = createRoute({
  getParentRoute: () => root,
  path: '/scenarios/new',
  validateSearch: (search: Record<string, unknown>): { from?: string } => word('from', search['from']),
  component: lazyRouteComponent(() => import('../consoles/studio/editor.js'), 'NewScenario'),
});
const scenario = createRoute({
  getParentRoute: () => root,
  path: '/scenarios/$id',
  component: lazyRouteComponent(() => import('../consoles/studio/page.js'), 'ScenarioPage'),
});
const editScenario = createRoute({
  getParentRoute: () => root,
  path: '/scenarios/$id/edit',
  component: lazyRouteComponent(() => import('../consoles/studio/editor.js'), 'EditScenario'),
});
const excon = createRoute({
  getParentRoute: () => root,
  path: '/excon/$exerciseId',
  component: lazyRouteComponent(() => import('../consoles/excon/index.js'), 'ExconConsole'),
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/report/$exerciseId',
  validateSearch: (search: Record<string, unknown>): { team?: string; line?: string } => ({
    ...word('team', search['team']),
    ...word('line', search['line']),
  }),
  component: lazyRouteComponent(() => import('../consoles/organiser/report.js'), 'AfterAction'),
});

const exercise = createRoute({
  getParentRoute: () => root,
  path: '/exercises/$exerciseId',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => word('tab', search['tab']),
  component: lazyRouteComponent(() => import('../consoles/exercise/index.js'), 'ExercisePage'),
});
const agencies = createRoute({
  getParentRoute: () => root,
  path: '/agencies',
  component: lazyRouteComponent(() => import('../consoles/directory/index.js'), 'Agencies'),
});
const guide = createRoute({
  getParentRoute: () => root,
  path: '/guide',
  component: lazyRouteComponent(() => import('../consoles/start/guide.js'), 'Guide'),
});
const users = createRoute({
  getParentRoute: () => root,
  path: '/users',
  component: lazyRouteComponent(() => import('../consoles/directory/users.js'), 'Users'),
});
const evaluate = createRoute({
  getParentRoute: () => root,
  path: '/evaluate/$exerciseId',
  validateSearch: (search: Record<string, unknown>): { team?: string; tab?: string } => ({
    ...word('team', search['team']),
    ...word('tab', search['tab']),
  }),
  component: lazyRouteComponent(() => import('../consoles/evaluator/index.js'), 'EvaluatorConsole'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall/$token',
  component: lazyRouteComponent(() => import('../consoles/wall/index.js'), 'Wallboard'),
});
const observe = createRoute({
  getParentRoute: () => root,
  path: '/observe/$token',
  component: lazyRouteComponent(() => import('../consoles/excon/observe.js'), 'Observe'),
});
const hotwash = createRoute({
  getParentRoute: () => root,
  path: '/hotwash/$exerciseId',
  component: lazyRouteComponent(() => import('../consoles/hotwash/index.js'), 'HotWash'),
});

const feedback = createRoute({
  getParentRoute: () => root,
  path: '/feedback/$exerciseId',
  component: lazyRouteComponent(() => import('../consoles/hotwash/results.js'), 'FeedbackPage'),
});

const moment = (search: Record<string, unknown>): { as?: string; x?: string; at?: string } => ({
  ...word('as', search['as']),
  ...word('x', search['x']),
  ...word('at', search['at']),
});
const replay = createRoute({
  getParentRoute: () => root,
  path: '/replay/$exerciseId',
  validateSearch: moment,
  component: lazyRouteComponent(() => import('../consoles/replay/index.js'), 'Replay'),
});
const ownReplay = createRoute({
  getParentRoute: () => root,
  path: '/play/replay/$exerciseId',
  validateSearch: moment,
  component: lazyRouteComponent(() => import('../consoles/replay/index.js'), 'OwnReplay'),
});
const improvement = createRoute({
  getParentRoute: () => root,
  path: '/improvement',
  validateSearch: (search: Record<string, unknown>): { exercise?: string } => word('exercise', search['exercise']),
  component: lazyRouteComponent(() => import('../consoles/improvement/index.js'), 'ImprovementBoard'),
});
const programme = createRoute({
  getParentRoute: () => root,
  path: '/programme',
  validateSearch: (search: Record<string, unknown>): { year?: string; agency?: string } => ({
    ...word('year', search['year']),
    ...word('agency', search['agency']),
  }),
  component: lazyRouteComponent(() => import('../consoles/programme/index.js'), 'Programme'),
});
const results = createRoute({
  getParentRoute: () => root,
  path: '/results/$token',
  component: lazyRouteComponent(() => import('../consoles/results/index.js'), 'Results'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    login,
    setup,
    join,
    play,
    plan,
    scenarios,
    newScenario,
    scenario,
    editScenario,
    excon,
    report,
    exercise,
    agencies,
    users,
    guide,
    evaluate,
    wall,
    observe,
    hotwash,
    feedback,
    replay,
    ownReplay,
    improvement,
    programme,
    results,
  ]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
