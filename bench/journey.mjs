import { SignInPage } from '../e2e/pages/sign-in-page.mjs';
import { person } from '../e2e/support/target.mjs';
import { Tab, farAway } from './tab.mjs';

/** What the observer looks for: the accessible names of both applications. */
export const words = { signIn: 'Sign in', name: person.name, profile: 'Profile' };

/** Long enough for what an application puts off until it has nothing better to do. */
const longRest = 4500;
const shortRest = 700;

/**
 * One person's way with an application, as a new visitor, then back from the provider, then another day.
 * Gives figures by name, in milliseconds or bytes, and the provider requests of each phase. Which of them a view
 * waits for is certain only `farAway`.
 */
export async function journey(browser, { origin }, provider, under) {
  const rest = under === farAway ? longRest : shortRest;
  const toProvider = ({ url, cached }) => url.startsWith(provider.endpoint) && !cached;
  const toSite = ({ url }) => url.startsWith(origin);
  const listed = (requests) => requests.filter(toProvider).map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  const bytes = (requests) => requests.reduce((sum, request) => sum + request.bytes, 0);
  const answered = (tab, from, to) => tab.requests.filter((request) => request.at >= from && tab.answered(request) <= to);
  const figures = {};
  const requests = {};

  await inNewBrowser(browser, async (context) => {
    const tab = await Tab.open(context, words, { under });
    const began = await tab.visit(`${origin}/`);
    const button = await tab.shown('signed-out');
    await tab.rest(rest);
    await checkNames(tab.page);
    const { firstContentfulPaint, blocked } = await tab.painted();
    Object.assign(figures, {
      first_contentful_paint: firstContentfulPaint,
      button_shown: button.at - began,
      blocking_cold: blocked,
      bytes_everything: bytes(tab.requests),
    });
    requests.cold = listed(tab.requests);
  });

  await inNewBrowser(browser, async (context) => {
    const tab = await Tab.open(context, words, { under });
    const began = await tab.visit(`${origin}/`);
    await tab.click(await tab.shown('signed-out'));
    const authorize = await tab.asked(`${provider.issuer}/auth?`);
    const before = answered(tab, began, authorize.at);
    figures.click_to_provider = authorize.at - began;
    figures.bytes_first_view = bytes(before.filter((request) => toSite(request) && request.ended <= authorize.at));
    requests.click = listed(before);

    await new SignInPage(tab.page).signIn(person);
    const returned = await tab.asked(`${origin}/callback?`);
    await finish(tab, 'callback', returned.at);
    figures.memory_signed_in = await tab.memory();
    await tab.page.close();

    const warm = await Tab.open(context, words, { under });
    await finish(warm, 'warm', await warm.visit(`${origin}/`));
  });
  return { figures, requests };

  /**
   * From the beginning of a phase until the signed-in view has answered a click. What the view did not wait for
   * comes apart.
   */
  async function finish(tab, phase, began) {
    const view = await tab.shown('signed-in', began);
    await tab.click(view);
    const answer = await tab.shown('profile', began);
    figures[`${phase}_shown`] = view.at - began;
    figures[`${phase}_signed_in`] = answer.at - began;
    await tab.rest(rest);
    const before = answered(tab, began, view.at);
    requests[phase] = listed(before);
    requests[`${phase}_later`] = listed(tab.requests.filter((request) => request.at >= began && !before.includes(request)));
    figures[`blocking_${phase}`] = (await tab.painted()).blocked;
  }
}

/** The observer reads names in its own quick way: here the browser says what a screen reader hears. */
async function checkNames(page) {
  for (const name of ['Sign in', 'Create account', 'Continue with WeCom']) {
    if (!(await page.getByRole('button', { name, exact: true }).isVisible())) {
      throw new Error(`${page.url()} has no button “${name}”: the two applications must show the same views`);
    }
  }
}

export async function inNewBrowser(browser, visit) {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 412, height: 823 } });
  try {
    return await visit(context);
  } finally {
    await context.close();
  }
}
