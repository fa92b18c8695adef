url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Consent
type  Consent
base  http://hl7.org/fhir/StructureDefinition/Consent

meta.lastUpdated  -  MS
