/** The parts that screens are made of. */
export { type BarEntry, BottomBar } from './BottomBar';
export { DangerButton, IconButton, PlainButton, PrimaryButton, QuietButton } from './Buttons';
export { Card, ChoiceTile, Row, Steps } from './Cards';
export { Chip, DateTile, PersonRow } from './Details';
export { Check, Choice, Field, Form, Select } from './Field';
export { Frame } from './Frame';
export { Icon } from './Icon';
export { InstallOffer } from './InstallOffer';
export { isWholePin, PicturePin, PinPad } from './Pin';
export { QuickExit } from './QuickExit';
export { ReadAloud } from './ReadAloud';
export { Screen } from './Screen';
export { Confirm, Sheet } from './Sheet';
export { announce, EmptyState, ErrorNote, LiveRegion, LoadError, NetworkLine, PartlyTranslated, Skeleton } from './States';
export { StateLine } from './StateLine';
export { UpdateOffer } from './UpdateOffer';
export { type DayChoice, DayStrip, SlotButton } from './Time';
