# With two slashes: so the guide spells it, in the type of a slice too.
url   http://jpfhir.jp/fhir//StructureDefinition/JP_Bundle
type  Bundle
base  http://hl7.org/fhir/StructureDefinition/Bundle

meta.lastUpdated  -  MS
