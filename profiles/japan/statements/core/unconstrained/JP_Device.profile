url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Device
type  Device
base  http://hl7.org/fhir/StructureDefinition/Device

meta.lastUpdated  -  MS
