/** The drawings of the topics, by the names the server gives them. */
import baby from 'lucide:baby';
import bookOpen from 'lucide:book-open';
import briefcase from 'lucide:briefcase';
import building from 'lucide:building-2';
import bus from 'lucide:bus';
import compass from 'lucide:compass';
import fileText from 'lucide:file-text';
import graduationCap from 'lucide:graduation-cap';
import handHeart from 'lucide:hand-heart';
import heartPulse from 'lucide:heart-pulse';
import house from 'lucide:house';
import idCard from 'lucide:id-card';
import landmark from 'lucide:landmark';
import languages from 'lucide:languages';
import lifeBuoy from 'lucide:life-buoy';
import mail from 'lucide:mail';
import message from 'lucide:message-circle';
import plane from 'lucide:plane';
import route from 'lucide:route';
import scale from 'lucide:scale';
import school from 'lucide:school';
import shield from 'lucide:shield';
import target from 'lucide:target';
import users from 'lucide:users';
import wallet from 'lucide:wallet';

const DRAWINGS: Readonly<Record<string, string>> = {
  baby, 'book-open': bookOpen, briefcase, 'building-2': building, bus, compass, 'file-text': fileText, 'graduation-cap': graduationCap,
  'hand-heart': handHeart, 'heart-pulse': heartPulse, house, 'id-card': idCard, landmark, languages, 'life-buoy': lifeBuoy, mail,
  'message-circle': message, plane, route, scale, school, shield, target, users, wallet,
};

/** A topic's drawing; a speech bubble for one that is not known here. */
export function topicIcon(name: string): string {
  return DRAWINGS[name] ?? message;
}
