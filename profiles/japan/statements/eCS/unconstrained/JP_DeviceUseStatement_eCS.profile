url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_DeviceUseStatement_eCS
type  DeviceUseStatement
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DeviceUseStatement

