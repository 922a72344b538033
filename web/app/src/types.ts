// Made by go generate ./web from the Go types: do not edit.

export interface Answer {
  question: string;
  company: string;
  as_of: string;
  state: "answered" | "not applicable" | "facts missing" | "facts disagree" | "undecided";
  notices?: string[];
  finding: string;
  because: Reason[];
  assumed: Assumption[];
  problems: Problem[];
  data: unknown;
  views: View[];
}

export interface Reason {
  says: string;
  place?: Place;
  because?: Reason[];
}

export interface Place {
  text: string;
  file?: string;
  line?: number;
  column?: number;
  from?: number;
  to?: number;
  cell?: string;
  clause?: Clause;
}

export interface Clause {
  document: string;
  number?: string;
  quote?: string;
}

export interface Assumption {
  says: string;
  settles?: string;
  place?: Place;
}

export interface Problem {
  code: string;
  severity: "error" | "warning" | "note";
  summary: string;
  detail?: string;
  hint?: string;
  place?: Place;
  related?: Place[];
}

export interface Table {
  kind: "table";
  id: string;
  title: string;
  columns: Column[];
  rows: Row[];
  notes?: string[];
}

export interface Column {
  id: string;
  head: string;
  kind: "words" | "count" | "amount" | "percent" | "factor" | "day";
  share_of?: string;
  product?: string[];
}

export interface Row {
  role: "body" | "section" | "subtotal" | "total";
  level: number;
  cells: Cell[];
  sums?: number[];
}

export interface Cell {
  value: unknown;
  text?: string;
  why?: Reason;
}

export interface Plot {
  kind: "curve" | "fan";
  id: string;
  title: string;
  x: Axis;
  y: Axis;
  series?: Line[];
  quantiles?: Line[];
}

export interface Axis {
  title: string;
  kind: string;
}

export interface Line {
  name?: string;
  level?: number;
  points: [unknown, unknown][];
}

export interface List {
  kind: "timeline" | "map" | "diff" | "steps";
  id: string;
  title: string;
  events?: TimelineItem[];
  steps?: StepItem[];
  nodes?: Node[];
  links?: Link[];
  rows?: DiffItem[];
}

export interface TimelineItem {
  id?: string;
  from?: string;
  until?: string;
  says: string;
  place?: Place;
}

export interface StepItem {
  says: string;
  months?: number;
  days?: number;
  place?: Place;
}

export interface Node {
  ref: string;
  title: string;
  group?: string;
}

export interface Link {
  from: string;
  to: string;
  says: string;
  weight: unknown;
  place?: Place;
}

export interface DiffItem {
  what: string;
  before: Cell;
  after: Cell;
  effect?: string;
}

export interface Folder {
  folder: string;
  companies: CompanyLine[];
  only?: boolean;
  unkept?: string;
  version: string;
}

export interface CompanyLine {
  path: string;
  name: string;
  file?: string;
  state?: string;
}

export interface Opened {
  path: string;
  name: string;
  file?: string;
  as_of?: string;
  currency?: string;
  inputs: Input[];
  choices: Record<string, Choice[]>;
  unread: string[];
  stamp: string;
}

export interface Input {
  name: string;
  title: string;
  value: string;
  lo?: string;
  hi?: string;
  line: number;
}

export interface Topic {
  verb: string;
  short: string;
  page: string;
  parameters: Parameter[];
  of_company: boolean;
}

export interface Parameter {
  name: string;
  kind: string;
  words?: string[];
  default?: string;
  many?: boolean;
  must?: boolean;
  says: string;
}

export interface Choice {
  name: string;
  title: string;
}

export interface FileContent {
  path: string;
  content: string;
  hash: string;
  revision?: Revision;
  keeps: boolean;
  unkept?: string;
}

export interface Revision {
  id: string;
  number: number;
  parent?: string;
  content: string;
  who?: string;
  note?: string;
  when: string;
  aside?: boolean;
}

export interface Save {
  company: string;
  from: string;
  content: string;
  who?: string;
  note?: string;
}

export interface Saved {
  revision?: Revision;
  on_disk?: FileContent;
  yours?: Revision;
}

export interface TextAt {
  company: string;
  content: string;
  at?: number;
}

export interface Lint {
  marks: Mark[];
}

export interface Mark {
  from: number;
  to: number;
  code: string;
  severity: "error" | "warning" | "note";
  summary: string;
  detail?: string;
  hint?: string;
}

export interface Checked {
  limits: LimitLine[];
  held: number;
  broken: number;
  cannot_tell: number;
  undecided: number;
  waived: number;
  silenced: { Kind: string; Name: string }[];
  claims: Claim[];
  errors: number;
  warnings: number;
  since?: { Kind: string; Name: string };
}

export interface LimitLine {
  title: string;
  outcome: string;
  without?: string;
  day: string;
  last: string;
  says: string;
  witnesses: { Kind: string; Name: string }[];
  sides: { Kind: string; Name: string }[];
  at: string;
  waived_by?: string;
  why?: string;
  until?: string;
  expired?: { Kind: string; Name: string }[];
  open: string[];
  ends?: [string, string];
  not_read: string[];
  margins: { Kind: string; Name: string }[];
  shifts: ShiftLine[];
  rooms: { Kind: string; Name: string }[];
  removes?: { Kind: string; Name: string }[];
  cut?: string[];
  freeboard: string;
}

export interface ShiftLine {
  unit: string;
  says: string;
  amount: { Kind: string; Name: string };
  on?: string;
  proved_smallest: boolean;
  then: string;
}

export interface Claim {
  title: string;
  holds: string;
  because: string;
  at: string;
}

export interface Candidate {
  text: string;
  kind: string;
  doc?: string;
  from: number;
  to: number;
}

export interface Trouble {
  title: string;
  detail?: string;
  status: number;
}

/** The closed set of views: nothing else is drawn. */
export type View = Table | Plot | List;
