/** The page at "/": choose a language by its own name. Goes on by itself where one was chosen before. */
import { LANGUAGES } from '../src/shared/i18n/languages.gen.ts';
import { cspHash, GROUND, type Page } from './documents.ts';

const SCRIPT = `try{var l=localStorage.getItem("lotse.language");if(l&&document.querySelector('meta[name=languages]').content.split(" ").includes(l)&&location.hash!="#choose")location.replace("/"+l+"/")}catch(e){}`;

const STYLE = `:root{color-scheme:light dark}body{margin:0;background:${GROUND.light};color:#1D2B2F;font:17px/1.45 system-ui,sans-serif}main{max-width:30rem;margin:0 auto;padding:24px 16px}svg{display:block;margin:8px auto 20px;color:#0E6B62}h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}ul{list-style:none;margin:0;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(136px,1fr))}a{display:flex;align-items:center;justify-content:center;min-height:60px;padding:4px 12px;border:1px solid #E7E0D5;border-radius:18px;background:#FFF;color:inherit;font-weight:600;text-decoration:none;text-align:center}a:focus-visible{outline:3px solid #0E6B62;outline-offset:2px}@media(prefers-color-scheme:dark){body{background:${GROUND.dark};color:#E8EFEF}a{background:#1A2427;border-color:#2B383B}svg{color:#6CCDC1}a:focus-visible{outline-color:#6CCDC1}}`;

/** The document of "/". */
export function startPage(): Page {
  const links = LANGUAGES.map(
    ({ code, tag, rtl, ownName }) => `<li><a href="/${code}/" hreflang="${tag}" lang="${tag}" dir="${rtl ? 'rtl' : 'ltr'}">${ownName}</a></li>`,
  ).join('');
  const codes = LANGUAGES.map(({ code }) => code).join(' ');
  const html = `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="languages" content="${codes}"><script>${SCRIPT}</script><meta name="viewport" content="width=device-width,initial-scale=1"><title>Lotse – Sprache / Language / اللغة</title><meta name="description" content="Lotse"><meta name="theme-color" content="${GROUND.light}" media="(prefers-color-scheme:light)"><meta name="theme-color" content="${GROUND.dark}" media="(prefers-color-scheme:dark)"><link rel="icon" href="/icons/lotse.svg" type="image/svg+xml"><style>${STYLE}</style></head><body><main><svg width="44" height="44" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m5 8 6 6M4 14l6-6 2-3M2 5h12M7 2h1M22 22l-5-10-5 10M14 18h6"/></svg><h1>Sprache · Language · اللغة · Dil · Мова</h1><ul>${links}</ul></main></body></html>`;
  return { html, scripts: [cspHash(SCRIPT)], styles: [cspHash(STYLE)] };
}
