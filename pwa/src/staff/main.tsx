/** Start of the staff's app. */
import '../shared/ui/tokens.css';
import '../shared/ui/ui.css';
import './frame/frame.css';
import './parts/parts.css';
import './week/week.css';
import './cards/sheet.css';
import { render } from 'preact';
import { followSession } from '../shared/events';
import { startPush } from '../shared/push/start';
import { applyLanguage } from '../shared/i18n';
import { startRouter } from '../shared/router';
import { startSession } from '../shared/session';
import { Desk } from './frame/Desk';

applyLanguage();
startRouter();
followSession();
startPush();
void startSession();
const root = document.getElementById('app')!;
root.replaceChildren();
render(<Desk />, root);
