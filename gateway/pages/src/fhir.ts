/** The parts of FHIR R4 that the pages read. Values stay text: nothing is computed that a clinician might take for a result. */
export interface Coding { system?: string; code?: string; display?: string }
export interface CodeableConcept { coding?: Coding[]; text?: string }
/** Decimals arrive as text, so that 4.10 is shown as 4.10 (see readExactJson). */
export interface Quantity { value?: string; comparator?: string; unit?: string; code?: string }
export interface Reference { reference?: string; display?: string }
export interface Extension { url: string; valueCode?: string; valueCodeableConcept?: CodeableConcept; valuePeriod?: { start?: string } }
export interface HumanName { text?: string; family?: string; given?: string[]; extension?: Extension[] }
export interface Dosage {
  text?: string;
  timing?: { code?: CodeableConcept; repeat?: { boundsDuration?: Quantity } };
  doseAndRate?: { doseQuantity?: Quantity }[];
  extension?: Extension[];
}
export interface Section { title?: string; code?: CodeableConcept; text?: { div?: string }; section?: Section[] }
export interface Component { code?: CodeableConcept; valueQuantity?: Quantity; dataAbsentReason?: CodeableConcept }

export interface Resource {
  resourceType: string;
  id?: string;
  meta?: { tag?: Coding[]; lastUpdated?: string };
  status?: string;
  code?: CodeableConcept;
  category?: (CodeableConcept | string)[];
  clinicalStatus?: CodeableConcept;
  verificationStatus?: CodeableConcept;
  onsetDateTime?: string;
  abatementDateTime?: string;
  recordedDate?: string;
  effectiveDateTime?: string;
  authoredOn?: string;
  started?: string;
  date?: string;
  title?: string;
  period?: { start?: string; end?: string };
  class?: Coding;
  extension?: Extension[];
  criticality?: string;
  reaction?: { manifestation?: CodeableConcept[]; severity?: string }[];
  valueQuantity?: Quantity;
  valueString?: string;
  valueCodeableConcept?: CodeableConcept;
  dataAbsentReason?: CodeableConcept;
  interpretation?: CodeableConcept[];
  referenceRange?: { low?: Quantity; high?: Quantity; text?: string }[];
  component?: Component[];
  medicationCodeableConcept?: CodeableConcept;
  dosageInstruction?: Dosage[];
  dispenseRequest?: { quantity?: Quantity };
  modality?: Coding[];
  description?: string;
  numberOfSeries?: string;
  numberOfInstances?: string;
  series?: { bodySite?: Coding; modality?: Coding }[];
  type?: CodeableConcept | string;
  section?: Section[];
  name?: HumanName[];
  birthDate?: string;
  gender?: string;
  entry?: { resource?: Resource }[];
}

/** One resource and the hospital that it came from. */
export interface Item {
  resource: Resource;
  hospital: { number: string; name: string };
}

/**
 * Reads JSON with every number as the text that it was written with. JSON.parse would make 4.10 of a laboratory result
 * into 4.1, which says another precision.
 */
export function readExactJson(text: string): unknown {
  const quoted = text.replace(/("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g, (all, literal: string | undefined) =>
    literal === undefined ? `"${all}"` : all,
  );
  return JSON.parse(quoted) as unknown;
}

/** What to call a concept: its text, else the first display, else the first code. */
export function label(concept: CodeableConcept | undefined): string {
  if (!concept) return "";
  const coding = concept.coding?.find((c) => c.display) ?? concept.coding?.[0];
  return concept.text ?? coding?.display ?? coding?.code ?? "";
}

export function quantity(q: Quantity | undefined): string {
  if (!q) return "";
  return `${q.comparator ?? ""}${q.value ?? ""}${q.unit ? ` ${q.unit}` : ""}`;
}

/** The result of an Observation as text. */
export function result(observation: Resource): string {
  if (observation.valueQuantity) return quantity(observation.valueQuantity);
  if (observation.valueCodeableConcept) return label(observation.valueCodeableConcept);
  if (observation.valueString) return observation.valueString;
  if (observation.component?.length) {
    return observation.component.map((c) => quantity(c.valueQuantity) || label(c.dataAbsentReason)).join(" / ");
  }
  return label(observation.dataAbsentReason);
}

export function range(observation: Resource): string {
  const first = observation.referenceRange?.[0];
  if (!first) return "";
  if (first.text) return first.text;
  const low = first.low?.value;
  const high = first.high?.value;
  if (low !== undefined && high !== undefined) return `${low} – ${high}`;
  if (low !== undefined) return `≧ ${low}`;
  return high === undefined ? "" : `≦ ${high}`;
}

/** H, L or "" */
export function flag(observation: Resource): string {
  const code = observation.interpretation?.[0]?.coding?.[0]?.code ?? "";
  return code.startsWith("H") ? "H" : code.startsWith("L") ? "L" : "";
}

/** When it happened, as written in the resource; "" when it does not say. */
export function when(resource: Resource): string {
  return (
    resource.effectiveDateTime ??
    resource.onsetDateTime ??
    resource.authoredOn ??
    resource.started ??
    resource.period?.start ??
    resource.date ??
    resource.recordedDate ??
    ""
  );
}

export function day(text: string): string {
  return text.slice(0, 10);
}

function hasCategory(resource: Resource, code: string): boolean {
  return (resource.category ?? []).some((c) => (typeof c === "string" ? c === code : c.coding?.some((k) => k.code === code)));
}

export function isDrugAllergy(allergy: Resource): boolean {
  return hasCategory(allergy, "medication");
}

/** Infection or laboratory is decided by the system of the coding. Source: JP-CLINS, Observation */
export function isInfection(observation: Resource): boolean {
  return observation.code?.coding?.some((c) => c.system?.includes("InfectionLabo")) ?? false;
}

export function isLaboratory(observation: Resource): boolean {
  return hasCategory(observation, "laboratory") && !isInfection(observation);
}

export function isVitalSign(observation: Resource): boolean {
  return hasCategory(observation, "vital-signs") || hasCategory(observation, "body-measurement");
}

/** The same item in all hospitals: the standard code when there is one, else the local name. */
export function itemKey(observation: Resource): string {
  const standard = observation.code?.coding?.find((c) => c.system && /(CoreLabo|InfectionLabo|nursingObservation|BodyMeasurement)/.test(c.system));
  return standard?.code ?? label(observation.code);
}

export function isActive(condition: Resource): boolean {
  const status = condition.clinicalStatus?.coding?.[0]?.code;
  return status === undefined || status === "active" || status === "recurrence" || status === "relapse";
}

export function isEnteredInError(resource: Resource): boolean {
  return resource.status === "entered-in-error" || resource.verificationStatus?.coding?.[0]?.code === "entered-in-error";
}

export function isUninformed(resource: Resource): boolean {
  return resource.meta?.tag?.some((t) => t.code === "UNINFORMED") ?? false;
}
