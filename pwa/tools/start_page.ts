/** The page at "/": choose a language by its own name. Goes on by itself where one was chosen before. */
import { LANGUAGES } from '../src/shared/i18n/languages.gen.ts';
import { cspHash, GROUND, type Page } from './documents.ts';
import { drawing } from './icons_plugin.ts';

/**
 * Where a language was chosen before, on to it. Else a loudspeaker at each language that this phone can say: who does not
 * read hears what to press. The voices may come late.
 */
const SCRIPT = `try{var l=localStorage.getItem("lotse.language");if(l&&document.querySelector('meta[name=languages]').content.split(" ").includes(l)&&location.hash!="#choose")location.replace("/"+l+"/")}catch(e){}`;

const SPEECH = `(function(s){if(!s)return;function show(){var v=s.getVoices();document.querySelectorAll("button[data-speech]").forEach(function(b){var f=v.filter(function(x){return x.lang.split(/[-_]/)[0]==b.dataset.speech}),w=f.find(function(x){return x.localService})||f[0];b.hidden=!w;b.onclick=function(){s.cancel();var u=new SpeechSynthesisUtterance(b.dataset.says);u.voice=w;u.lang=w.lang;u.rate=.9;s.speak(u)}})}show();if(s.addEventListener)s.addEventListener("voiceschanged",show)})(window.speechSynthesis)`;

const STYLE = `:root{color-scheme:light dark}body{margin:0;background:${GROUND.light};color:#1D2B2F;font:17px/1.45 system-ui,sans-serif}main{max-width:30rem;margin:0 auto;padding:24px 16px}svg{display:block;margin:8px auto 20px;color:#0E6B62}h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}ul{list-style:none;margin:0;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr))}li{display:flex;border:1px solid #E7E0D5;border-radius:18px;background:#FFF}a{flex:1;display:flex;align-items:center;justify-content:center;min-height:60px;padding:4px 12px;border-radius:18px;color:inherit;font-weight:600;text-decoration:none;text-align:center}button{flex:none;width:48px;border:0;border-radius:18px;padding:0;background:none;color:#0E6B62;cursor:pointer}button svg{display:block;margin:auto;width:24px;height:24px}[hidden]{display:none}:focus-visible{outline:3px solid #0E6B62;outline-offset:2px}@media(prefers-color-scheme:dark){body{background:${GROUND.dark};color:#E8EFEF}li{background:#1A2427;border-color:#2B383B}svg,button{color:#6CCDC1}:focus-visible{outline-color:#6CCDC1}}`;

const LOUDSPEAKER = `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${drawing('volume-2')}"/></svg>`;

/** The document of "/". `readAloud` is what a loudspeaker is called in a language. */
export function startPage(readAloud: (code: string) => string): Page {
  const links = LANGUAGES.map(({ code, tag, rtl, ownName, speech }) => {
    const button = `<button type="button" hidden data-speech="${speech}" data-says="${ownName}" aria-label="${readAloud(code)}: ${ownName}">${LOUDSPEAKER}</button>`;
    return `<li lang="${tag}" dir="${rtl ? 'rtl' : 'ltr'}"><a href="/${code}/" hreflang="${tag}">${ownName}</a>${speech && button}</li>`;
  }).join('');
  const codes = LANGUAGES.map(({ code }) => code).join(' ');
  const html = `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="languages" content="${codes}"><script>${SCRIPT}</script><meta name="viewport" content="width=device-width,initial-scale=1"><title>Lotse – Sprache / Language / اللغة</title><meta name="description" content="Lotse"><meta name="theme-color" content="${GROUND.light}" media="(prefers-color-scheme:light)"><meta name="theme-color" content="${GROUND.dark}" media="(prefers-color-scheme:dark)"><link rel="icon" href="/icons/lotse.svg" type="image/svg+xml"><style>${STYLE}</style></head><body><main><svg width="44" height="44" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m5 8 6 6M4 14l6-6 2-3M2 5h12M7 2h1M22 22l-5-10-5 10M14 18h6"/></svg><h1>Sprache · Language · اللغة · Dil · Мова</h1><ul>${links}</ul></main><script>${SPEECH}</script></body></html>`;
  return { html, scripts: [cspHash(SCRIPT), cspHash(SPEECH)], styles: [cspHash(STYLE)] };
}
