/** The drawings of the topics, by the names the server gives them. */
import bookOpen from 'lucide:book-open';
import briefcase from 'lucide:briefcase';
import fileText from 'lucide:file-text';
import handHeart from 'lucide:hand-heart';
import heartPulse from 'lucide:heart-pulse';
import house from 'lucide:house';
import idCard from 'lucide:id-card';
import languages from 'lucide:languages';
import lifeBuoy from 'lucide:life-buoy';
import mailOpen from 'lucide:mail-open';
import map from 'lucide:map';
import message from 'lucide:message-circle';
import school from 'lucide:school';
import shieldPlus from 'lucide:shield-plus';
import signpost from 'lucide:signpost';
import users from 'lucide:users';
import wallet from 'lucide:wallet';

const DRAWINGS: Readonly<Record<string, string>> = {
  'book-open': bookOpen, briefcase, 'file-text': fileText, 'hand-heart': handHeart, 'heart-pulse': heartPulse, house, 'id-card': idCard, languages,
  'life-buoy': lifeBuoy, 'mail-open': mailOpen, map, school, 'shield-plus': shieldPlus, signpost, users, wallet,
};

/** A topic's drawing; a speech bubble for one that is not known here. */
export function topicIcon(name: string): string {
  return DRAWINGS[name] ?? message;
}
