/** The parts that screens are made of. */
export { DangerButton, IconButton, PlainButton, PrimaryButton, QuietButton } from './Buttons';
export { Card, Chip, ChoiceTile, DateTile, PersonRow, Row, Steps } from './Cards';
export { Check, Choice, Field, Form, Select } from './Field';
export { type BarEntry, BottomBar, Frame } from './Frame';
export { Icon } from './Icon';
export { InstallOffer } from './InstallOffer';
export { isWholePin, PicturePin, PinPad } from './Pin';
export { QuickExit } from './QuickExit';
export { ReadAloud } from './ReadAloud';
export { Screen } from './Screen';
export { Confirm, Sheet } from './Sheet';
export { announce, EmptyState, ErrorNote, LiveRegion, LoadError, PartlyTranslated, Skeleton, StateLine } from './States';
export { UpdateOffer } from './UpdateOffer';
export { type DayChoice, DayStrip, SlotButton } from './Time';
