/** Every part on one page, for eyes; in development only, at /<lang>/ui. Its words are not for people and not translated. */
import { useState } from 'preact/hooks';
import calendar from 'lucide:calendar';
import check from 'lucide:check';
import fileText from 'lucide:file-text';
import heart from 'lucide:heart-pulse';
import home from 'lucide:house';
import languages from 'lucide:languages';
import megaphone from 'lucide:megaphone';
import message from 'lucide:message-circle';
import { longDay, plusDays, solarDate, wholeTime } from '../i18n';
import { BottomBar, Card, Check, Chip, Choice, ChoiceTile, Confirm, DangerButton, DateTile, DayStrip, EmptyState, ErrorNote, Field, Form, PartlyTranslated, PersonRow, PicturePin, PinPad, PlainButton, PrimaryButton, QuickExit, QuietButton, Row, Screen, Select, Skeleton, SlotButton, StateLine, Steps } from '.';

const DAY = '2026-11-25';
const MOMENT = '2026-11-25T09:30:00Z';
const TIMES = ['08:00', '08:30', '09:30', '10:00', '10:30'].map((time) => `${DAY}T${time}:00Z`);

function Choosing() {
  const [day, setDay] = useState(DAY);
  const [slot, setSlot] = useState(MOMENT);
  const days = [-2, -1, 0, 1, 2].map((offset) => ({ on: plusDays(DAY, offset), free: offset === -2 ? 0 : 4 }));
  return (
    <>
      <DayStrip label="Tag" days={days} chosen={day} onChoose={setDay} />
      <div class="slots">{TIMES.map((moment) => <SlotButton key={moment} moment={moment} chosen={moment === slot} onChoose={() => setSlot(moment)} />)}</div>
    </>
  );
}

function Filling() {
  const [text, setText] = useState('');
  const [place, setPlace] = useState('house');
  const [digits, setDigits] = useState('12');
  const [pictures, setPictures] = useState('03-11');
  const [ticked, setTicked] = useState(true);
  return (
    <Form onSubmit={() => undefined}>
      <Field label="Code von der Karte" hint="Zwölf Zeichen" value={text} onChange={setText} ltr error="Diesen Code kennen wir nicht." />
      <Select label="Ort" value="1" onChange={() => undefined} options={[{ value: '1', label: 'Büro, Raum 2' }]} />
      <Choice label="Wie?" value={place} onChange={setPlace} options={[{ value: 'house', label: 'Im Haus' }, { value: 'phone', label: 'Am Telefon' }]} />
      <Check label="Ich brauche eine Dolmetscherin" checked={ticked} onChange={setTicked} />
      <PinPad label="PIN" value={digits} onChange={setDigits} />
      <PicturePin label="PIN" value={pictures} onChange={setPictures} />
    </Form>
  );
}

export default function Gallery() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Screen title="Hallo Amina" backTo="/" actions={<QuickExit />} below={<><Steps at={2} of={4} label="Schritt" /><StateLine asOf="2026-11-22T10:00:00Z" /></>}
        footer={<PrimaryButton icon={check} onPress={() => setAsking(true)}>{wholeTime(MOMENT)}</PrimaryButton>}>
        <PartlyTranslated />
        <Card to="/appointments">
          <span class="row"><DateTile moment={MOMENT} /><span class="grow"><span class="muted block">Ihr nächster Termin</span><strong class="key-figure block">10:30 Uhr</strong><span class="muted block">Frau Weber · Büro, <bdi>Raum 2</bdi></span></span></span>
          <span class="chips"><Chip icon={fileText}>Brief mitbringen</Chip><Chip tone="done" icon={languages}>Dolmetscher</Chip><Chip tone="attention">neu</Chip></span>
        </Card>
        <Row icon={megaphone} tone="urgent" title="Morgen kein Wasser" text="Haus B, 8 bis 11 Uhr" to="/x" />
        <Card>
          <PersonRow name="Sabine Weber" initials="SW" role="Ihre Sozialarbeiterin" where="Heute bis 16 Uhr im Haus" />
          <div class="buttons"><QuietButton icon={message}>Schreiben</QuietButton><PrimaryButton icon={calendar}>Termin</PrimaryButton></div>
        </Card>
        <div class="tiles"><ChoiceTile icon={fileText} to="/x">Brief vom Amt</ChoiceTile><ChoiceTile icon={heart} to="/x">Gesundheit</ChoiceTile></div>
        <p>{longDay(MOMENT)} <span class="muted">{solarDate(MOMENT)}</span></p>
        <Choosing />
        <Filling />
        <ErrorNote>Diese Zeit ist gerade vergeben worden.</ErrorNote>
        <PlainButton>Nein, zurück</PlainButton>
        <DangerButton>Termin absagen</DangerButton>
        <EmptyState icon={calendar} action={<QuietButton>Termin buchen</QuietButton>}>Sie haben noch keinen Termin.</EmptyState>
        <Skeleton />
      </Screen>
      {asking && <Confirm title="Termin absagen?" yes="Ja, absagen" icon={calendar} onYes={() => setAsking(false)} onNo={() => setAsking(false)}><p>Die Zeit wird für andere frei.</p></Confirm>}
      <BottomBar badges={{ '/ui': 2, '/m': 1 }} entries={[{ to: '/', icon: home, label: 'Start' }, { to: '/appointments', icon: calendar, label: 'Termine' }, { to: '/ui', icon: megaphone, label: 'Neues' }, { to: '/m', icon: message, label: 'Nachrichten' }]} />
    </>
  );
}
