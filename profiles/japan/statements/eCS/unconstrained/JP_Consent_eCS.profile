url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Consent_eCS
type  Consent
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Consent

