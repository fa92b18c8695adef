url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_DeviceUseStatement
type  DeviceUseStatement
base  http://hl7.org/fhir/StructureDefinition/DeviceUseStatement

meta.lastUpdated  -  MS
