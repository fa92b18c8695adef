url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Media_Endoscopy
type  Media
base  http://hl7.org/fhir/StructureDefinition/Media

identifier  -  MS
subject     -  MS  type Reference(core:JP_Patient)
encounter   -  type Reference(core:JP_Encounter)
