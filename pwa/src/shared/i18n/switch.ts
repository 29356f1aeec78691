/** Changing the language without a reload: one small request, then every text on the screen follows. */
import { catalogue, type Catalogue, language, languageOf } from './catalogue';
import { markStandIns } from './stand_ins';

/** Same numbers, same texts: a catalogue of another build would show the wrong sentences. */
declare const CATALOGUE_MARK: string;
declare const APP_PREFIX: '' | '/staff';

const STORED = 'lotse.language';
let marking = false;

/** Sets lang and dir of the document, and the marking of German stand-ins, to the language in use. */
export function applyLanguage(): void {
  const { tag, rtl, complete, code } = language.value;
  document.documentElement.lang = tag;
  document.documentElement.dir = rtl ? 'rtl' : 'ltr';
  if (!complete && !marking) {
    markStandIns();
    marking = true;
  }
  remember(code);
}

/**
 * Brings the page into another language and its path with it. Without network or after an update of the server the
 * catalogue is not to be had; then the other language's document is opened, from the cache if need be.
 */
export async function switchLanguage(code: string): Promise<void> {
  if (code === catalogue.value.language || !languageOf(code)) return;
  const path = location.pathname.replace(`${APP_PREFIX}/${catalogue.value.language}`, `${APP_PREFIX}/${code}`);
  try {
    const answer = await fetch(`${APP_PREFIX}/catalogues/${CATALOGUE_MARK}/${code}.json`);
    if (!answer.ok) throw new Error(String(answer.status));
    catalogue.value = (await answer.json()) as Catalogue;
  } catch {
    remember(code);
    location.assign(path + location.search + location.hash);
    return;
  }
  history.replaceState(history.state, '', path + location.search + location.hash);
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `${APP_PREFIX}/${code}/manifest.webmanifest`);
  applyLanguage();
}

/** The language chosen on this phone, for the start page. */
function remember(code: string): void {
  try {
    localStorage.setItem(STORED, code);
  } catch {
    // Storage is blocked: the path carries the language anyway.
  }
}
