url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Device_eCS
type  Device
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Device

